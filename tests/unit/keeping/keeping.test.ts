import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { createAttachmentStore } from '../../../electron/chats/attachments/attachment-store.ts'
import { createChatStore } from '../../../electron/chats/chat-store.ts'
import { createMessageStore } from '../../../electron/chats/message-store.ts'
import { createTreeStore } from '../../../electron/chats/tree-store.ts'
import { UnreadableFileError } from '../../../electron/keeping/foreign-chat.ts'
import { readItems } from '../../../electron/keeping/read-file.ts'
import { createTakeIn, type Imported } from '../../../electron/keeping/take-in.ts'
import { createWriteOut, writeWhole } from '../../../electron/keeping/write-out.ts'
import { openDatabase } from '../../../electron/storage/database.ts'
import { inTransaction } from '../../../electron/storage/transaction.ts'
import { chatGptExport, openWebUiExport } from './exports.ts'

let folder: string
let database: DatabaseSync

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-keeping-'))
  database = openDatabase(join(folder, 'jutt.sqlite')).database
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

const file = (): string => join(folder, 'export.json')
const rowsOf = (from: DatabaseSync, table: string): unknown[] =>
  from
    .prepare(`SELECT * FROM ${table} ORDER BY id`)
    .all()
    .map((row) => Object.fromEntries(Object.entries(row).filter(([name]) => name !== 'number')))

async function importFile(into: DatabaseSync, path: string): Promise<Imported> {
  const taking = createTakeIn(into, 5000)
  try {
    for await (const chat of readItems(path, 5000)) await taking.add(chat)
    return taking.finish()
  } catch (error) {
    taking.abandon()
    throw error
  }
}

const importJson = (value: unknown): Promise<Imported> => {
  writeFileSync(file(), typeof value === 'string' ? value : JSON.stringify(value))
  return importFile(database, file())
}

/** Trees by the parent of each message: an earlier one, or none. */
const tree = fc.array(
  fc.record({
    parent: fc.nat(),
    content: fc.string({ unit: 'binary' }),
    thinking: fc.string(),
    model: fc.constantFrom('gemma-4-31B-it', 'qwen3.5-122b'),
    tokens: fc.nat(),
    isUser: fc.boolean(),
    attached: fc.constantFrom('nothing', 'image', 'document'),
    bytes: fc.uint8Array({ maxLength: 300 }),
  }),
  { minLength: 1, maxLength: 12 },
)

type Drawn = typeof tree extends fc.Arbitrary<(infer T)[]> ? T : never
/** What a test stores as a message; most have nothing attached. */
type Stored = Omit<Drawn, 'attached' | 'bytes'> & Partial<Pick<Drawn, 'attached' | 'bytes'>>

function store(nodes: readonly Stored[], chatId: string): void {
  const chats = createChatStore(database)
  const messages = createMessageStore(database)
  inTransaction(database, () => {
    chats.create({ id: chatId, title: `Title of ${chatId}`, createdAt: 1, updatedAt: 2 })
    for (const [index, node] of nodes.entries()) {
      const { content, thinking, model, tokens } = node
      const common = { id: `${chatId}-${index}`, chatId, createdAt: index }
      const parent = index === 0 ? null : `${chatId}-${node.parent % index}`
      if (node.isUser || parent === null) {
        const attachments = attach(node, common.id)
        messages.insert({ role: 'user', ...common, parentId: parent, content, ...attachments })
      } else {
        messages.insert({
          role: 'assistant',
          ...common,
          parentId: parent,
          content,
          thinking,
          model,
          state: { kind: 'stopped' },
          figures: { completionTokens: tokens },
          earlier: [],
        })
      }
    }
    chats.advance(chatId, `${chatId}-${nodes.length - 1}`, 3)
    chats.mark(chatId, 'pinned')
    createTreeStore(database).remember(`${chatId}-${nodes.length - 1}`)
  })
}

function attach({ attached, bytes, content }: Stored, id: string) {
  if (attached === undefined || attached === 'nothing') return {}
  const store = createAttachmentStore(database, { newId: () => `of-${id}` })
  const common = { name: 'lisa', size: 9 }
  const added =
    attached === 'image' && bytes
      ? ({ kind: 'image', ...common, width: 1, height: 1, mediaType: 'image/png', bytes } as const)
      : ({ kind: 'document', ...common, text: `x${content}` } as const)
  return { attachments: [store.add(added)] }
}

describe('our own format', () => {
  test('everything that is written comes back, row by row, and twice adds nothing', async () => {
    let round = 0
    await fc.assert(
      fc.asyncProperty(fc.array(tree, { minLength: 1, maxLength: 3 }), async (trees) => {
        round += 1
        database.exec('DELETE FROM chats; DELETE FROM attachments')
        for (const [index, nodes] of trees.entries()) store(nodes, `chat-${round}-${index}`)
        const writeOut = createWriteOut(database, () => 7)
        await writeWhole(
          file(),
          writeOut.lines(writeOut.everything(), () => undefined),
        )
        const other = openDatabase(join(folder, `other-${round}.sqlite`)).database
        try {
          expect((await importFile(other, file())).chats).toHaveLength(trees.length)
          expect(rowsOf(other, 'attachments')).toEqual(rowsOf(database, 'attachments'))
          expect(rowsOf(other, 'chats')).toEqual(rowsOf(database, 'chats'))
          expect(rowsOf(other, 'messages')).toEqual(rowsOf(database, 'messages'))
          const again = await importFile(other, file())
          expect(again).toEqual({ chats: [], known: trees.length, messages: 0, recordings: [] })
          expect(rowsOf(other, 'messages')).toEqual(rowsOf(database, 'messages'))
        } finally {
          other.close()
        }
      }),
      { numRuns: 25 },
    )
  }, 30_000)

  test('one chat comes back, and what was said since is added to the chat that is here', async () => {
    store(
      [
        {
          parent: 0,
          content: 'küsimus',
          thinking: '',
          model: 'qwen3.5-122b',
          tokens: 1,
          isUser: true,
        },
      ],
      'a',
    )
    const before = createWriteOut(database, () => 0).chat('a')
    createMessageStore(database).insert({
      role: 'user',
      id: 'later',
      chatId: 'a',
      parentId: 'a-0',
      createdAt: 9,
      content: 'hiljem',
    })
    const after = createWriteOut(database, () => 0).chat('a')
    const rows = rowsOf(database, 'messages')
    database.exec('DELETE FROM chats')
    expect(await importJson(before)).toEqual({
      chats: ['a'],
      known: 0,
      messages: 1,
      recordings: [],
    })
    expect(await importJson(after)).toEqual({ chats: [], known: 0, messages: 1, recordings: [] })
    expect(rowsOf(database, 'messages')).toEqual(rows)
  })

  test('of chosen items those are in the file that are there, and nothing else', async () => {
    const node = { parent: 0, content: 'x', thinking: '', model: 'm', tokens: 1, isUser: true }
    for (const id of ['a', 'b', 'c']) {
      store([{ ...node, model: 'qwen3.5-122b' }], id)
    }
    createChatStore(database).delete('c', 5)
    database.exec(`INSERT INTO recordings (id, created_at, source, state, language, samples) VALUES
      ('r', 1, '{}', '{}', 'et', 0), ('s', 1, '{}', '{}', 'et', 0)`)
    const writeOut = createWriteOut(database, () => 7)
    const chosen = { chatIds: ['b', 'c', 'gone'], recordingIds: ['s', 'gone'] }
    const lines: unknown[] = []
    for await (const line of writeOut.lines(chosen, () => undefined)) lines.push(JSON.parse(line))
    expect(lines).toMatchObject([
      { format: 'jutt-everything' },
      { chat: { id: 'b' } },
      { recording: { id: 's' }, pieces: [] },
    ])
    expect(lines).toHaveLength(3)
  })

  test('everything has also what was dictated and delivered, as it was heard and as it went out', async () => {
    database.exec(`INSERT INTO recordings
        (id, created_at, source, state, language, samples, delivered_at, delivered_text, deleted_at) VALUES
        ('kept', 1, '{"kind":"microphone"}', '{"kind":"done"}', 'et', 16000, 9, 'Tere, kolleegid.', NULL),
        ('gone', 2, '{"kind":"microphone"}', '{"kind":"done"}', 'et', 16000, 9, NULL, 10);
      INSERT INTO pieces (recording_id, place, start_sample, end_sample, state, text) VALUES
        ('kept', 1, 0, 16000, '{"kind":"done"}', 'tere koma kolleegid')`)
    const writeOut = createWriteOut(database, () => 7)
    const lines: unknown[] = []
    for await (const line of writeOut.lines(writeOut.everything(), () => undefined)) {
      lines.push(JSON.parse(line))
    }
    expect(lines.slice(1)).toMatchObject([
      {
        recording: { id: 'kept', delivered_at: 9, delivered_text: 'Tere, kolleegid.' },
        pieces: [{ text: 'tere koma kolleegid' }],
      },
    ])
  })

  test('a chat that was deleted comes back by its export', async () => {
    store(
      [{ parent: 0, content: 'x', thinking: '', model: 'qwen3.5-122b', tokens: 1, isUser: true }],
      'a',
    )
    const text = createWriteOut(database, () => 0).chat('a')
    createChatStore(database).delete('a', 5)
    await importJson(text)
    expect(createChatStore(database).find('a').title).toBe('Title of a')
  })
})

describe('other formats', () => {
  test('ChatGPT: the tree, its models and thoughts, but no system and no tools; twice adds nothing', async () => {
    const { chats, messages } = await importJson(chatGptExport)
    expect([chats.length, messages]).toEqual([1, 5])
    const [chatId = ''] = chats
    const chat = createChatStore(database)
    expect(chat.find(chatId)).toMatchObject({
      title: 'Estonian cases',
      createdAt: 1_697_000_000_500,
    })
    const path = createMessageStore(database).path(chat.leafOf(chatId) ?? '')
    expect(path).toMatchObject([
      { role: 'user', content: 'How many cases?' },
      { role: 'assistant', content: 'Fourteen.', model: 'gpt-5', thinking: 'Let me count.' },
      { role: 'user', content: 'Which?' },
    ])
    expect(await importJson(chatGptExport)).toEqual({
      chats: [],
      known: 1,
      messages: 0,
      recordings: [],
    })
  })

  test('Open WebUI: versions, reasoning and marks', async () => {
    const { chats, messages } = await importJson(openWebUiExport)
    expect([chats.length, messages]).toEqual([1, 3])
    const [chatId = ''] = chats
    const chat = createChatStore(database)
    expect(chat.find(chatId)).toMatchObject({ title: 'Sorting', mark: 'pinned' })
    expect(createMessageStore(database).path(chat.leafOf(chatId) ?? '')).toMatchObject([
      { role: 'user', content: 'Sort this' },
      { role: 'assistant', content: 'Sorted.', thinking: 'a < b, so\nswap', model: 'llama3' },
    ])
  })
})

describe('files that are none', () => {
  const chat = { id: 'a', title: 't', created_at: 1, updated_at: 1 }
  const message = { id: 'm', parent_id: null, role: 'user', created_at: 1, content: 'x' }
  const ours = (...messages: unknown[]): unknown => ({
    format: 'jutt-chat',
    version: 1,
    chat,
    messages,
  })
  const nothing = { chats: 0, messages: 0 }
  const counts = (): unknown =>
    database
      .prepare(
        'SELECT (SELECT count(*) FROM chats) AS chats, (SELECT count(*) FROM messages) AS messages',
      )
      .get()

  test.each([
    ['text', 'hello'],
    ['nothing', ''],
    ['JSON of something else', [{ a: 1 }]],
    ['an empty list', []],
    ['a cut file', '{"format":"jutt-chat","chat":{"id":"a"'],
    ['deep nesting', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['a chat without an id', { format: 'jutt-chat', chat: {}, messages: [] }],
    ['a parent that is not there', ours({ ...message, parent_id: 'gone' })],
    ['a message that follows itself', ours({ ...message, parent_id: 'm' })],
    ['a circle', ours({ ...message, parent_id: 'n' }, { ...message, id: 'n', parent_id: 'm' })],
    ['a role that there is not', ours({ ...message, role: 'root' })],
    ['an id twice', ours(message, message)],
    ['ids that are no texts', ours({ ...message, id: 7 })],
    ['a mark that there is not', { ...Object(ours(message)), chat: { ...chat, mark: 'x' } }],
    [
      'a good chat and a bad one in lines',
      `{"format":"jutt-everything"}\n${JSON.stringify({ chat, messages: [message] })}\n{"chat":`,
    ],
  ])('%s cost nothing', async (_name, value) => {
    await expect(importJson(value)).rejects.toThrow(UnreadableFileError)
    expect(counts()).toMatchObject(nothing)
  })

  test('what reaches for prototypes, other chats and running answers is taken as data or refused', async () => {
    const evil = `{"format":"jutt-chat","chat":{"id":"a","title":"t","__proto__":{"deleted_at":1},"deleted_at":5,"leaf_id":"elsewhere"},
      "messages":[{"id":"m","role":"user","content":"x"},{"id":"n","parent_id":"m","role":"assistant","content":"y",
      "state":"{\\"kind\\":\\"streaming\\",\\"phase\\":{\\"kind\\":\\"queued\\"}}","created_at":1e300,"constructor":{"prototype":{}}}]}`
    await importJson(evil)
    const messages = createMessageStore(database)
    expect(messages.interruptStreaming()).toBe(0)
    expect(createChatStore(database).leafOf('a')).toBe('n')
    expect(messages.find('n')).toMatchObject({
      content: 'y',
      createdAt: 5000,
      state: { kind: 'interrupted' },
    })
    expect(Object.hasOwn(Object.prototype, 'deleted_at')).toBe(false)
    const thief = { format: 'jutt-chat', chat: { id: 'b' }, messages: [{ ...message, id: 'm' }] }
    await expect(importJson(thief)).rejects.toThrow(UnreadableFileError)
  })

  test('random JSON never does anything but be refused', async () => {
    await fc.assert(
      fc.asyncProperty(fc.json({ maxDepth: 5 }), async (json) => {
        await expect(importJson(json)).rejects.toThrow(UnreadableFileError)
      }),
      { numRuns: 100 },
    )
    expect(counts()).toMatchObject(nothing)
  })
})

test('an import that was broken off is gone at the next start', async () => {
  const taking = createTakeIn(database, 5000)
  await taking.add({ chat: { id: 'a' }, messages: [{ id: 'm', role: 'user', content: 'x' }] })
  expect(createChatStore(database).list(null, 10).chats).toEqual([])
  createChatStore(database).purgeDeleted()
  expect(rowsOf(database, 'messages')).toEqual([])
})

test('a file that cannot be written leaves nothing behind', async () => {
  writeFileSync(file(), 'before')
  const failing = function* (): Generator<string> {
    yield 'half'
    throw new Error('broken')
  }
  await expect(writeWhole(file(), failing())).rejects.toMatchObject({
    error: { code: 'file_not_written' },
  })
  expect(readFileSync(file(), 'utf8')).toBe('before')
  expect(existsSync(`${file()}.part`)).toBe(false)
})
