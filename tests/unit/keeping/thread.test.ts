import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { DatabaseSync } from 'node:sqlite'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createChatStore } from '../../../electron/chats/chat-store.ts'
import { createMessageStore } from '../../../electron/chats/message-store.ts'
import { createKeeping, type Keeping } from '../../../electron/keeping/keeping.ts'
import { createThread } from '../../../electron/keeping/thread.ts'
import { openDatabase } from '../../../electron/storage/database.ts'
import type { KeepingProgress } from '../../../shared/ipc/schemas/keeping.ts'
import { recordingOf } from '../renderer/fake-recordings.ts'
import { emptyLog } from '../../../shared/transcript/edit-log.ts'
import { take } from '../transcript/take.ts'
import { chatGptExport } from './exports.ts'

const opened = {
  recording: recordingOf('r', { state: { kind: 'done' } }),
  pieces: take({ text: 'Tere maailm.', seconds: 2 }),
  log: emptyLog,
}

let folder: string
let database: DatabaseSync
let keeping: Keeping
/** The file that is chosen in every dialog. */
let file: string
let told: KeepingProgress[]
let arrived: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-keeping-'))
  file = join(folder, 'export.json')
  const databaseFile = join(folder, 'jutt.sqlite')
  database = openDatabase(databaseFile).database
  told = []
  arrived = []
  keeping = createKeeping({
    chat: (chatId) => createChatStore(database).find(chatId),
    openRecording: () => opened,
    thread: createThread({
      file: databaseFile,
      script: new URL('../../../electron/keeping/worker.ts', import.meta.url),
    }),
    dialogs: { save: async () => file, open: async () => file },
    language: () => 'en',
    progress: (progress) => told.push(progress),
    arrived: ({ chatIds }) => void arrived.push(...chatIds),
    now: () => 5000,
  })
})

afterEach(() => {
  database.close()
  rmSync(folder, { recursive: true })
})

function store(chatId: string): void {
  createChatStore(database).create({ id: chatId, title: chatId, createdAt: 1, updatedAt: 1 })
  const common = { chatId, createdAt: 1, parentId: null }
  createMessageStore(database).insert({ role: 'user', id: `${chatId}-m`, ...common, content: 'x' })
}

const failure = (code: string): unknown => expect.objectContaining({ error: { code } })

test('what was written comes back, as far as it is gone', async () => {
  for (let number = 0; number < 60; number++) store(`chat-${number}`)
  await keeping.exportEverything()
  expect(told).toEqual([{ kind: 'exporting', done: 50, all: 60 }, { kind: 'idle' }])
  database.exec(`DELETE FROM chats WHERE id <> 'chat-7'`)
  expect(await keeping.importFile()).toEqual({ chats: 59, transcripts: 0, known: 1, messages: 59 })
  expect(arrived).toHaveLength(59)
  expect(told.at(-1)).toEqual({ kind: 'idle' })
})

test('one chat as a document, and chosen ones as lines', async () => {
  for (const id of ['a', 'b', 'c']) store(id)
  await keeping.exportChat('a', 'json')
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ chat: { id: 'a' } })
  await keeping.exportItems({ chatIds: ['a', 'c'], recordingIds: [] })
  expect(readFileSync(file, 'utf8').trim().split('\n')).toHaveLength(3)
})

test('a transcript, as text and as bytes', async () => {
  for (const format of ['srt', 'json'] as const) {
    expect(await keeping.exportTranscript('r', format)).toBe(true)
    expect(readFileSync(file, 'utf8')).toContain('Tere maailm.')
  }
  await keeping.exportTranscript('r', 'docx')
  expect(readFileSync(file).subarray(0, 2).toString()).toBe('PK')
}, 30_000)

test('a file of another program is read', async () => {
  writeFileSync(file, JSON.stringify(chatGptExport))
  expect(await keeping.importFile()).toEqual({ chats: 1, transcripts: 0, known: 0, messages: 5 })
})

test('what cannot be read or written is said, and changes nothing', async () => {
  store('a')
  writeFileSync(file, 'no JSON')
  await expect(keeping.importFile()).rejects.toEqual(failure('import_unreadable'))
  expect(told.at(-1)).toEqual({ kind: 'idle' })
  file = join(folder, 'nowhere', 'export.json')
  await expect(keeping.exportEverything()).rejects.toEqual(failure('file_not_written'))
  await expect(keeping.importFile()).rejects.toThrow('ENOENT')
  expect(existsSync(join(folder, 'nowhere'))).toBe(false)
})

test('a chat as Markdown', async () => {
  store('a')
  await keeping.exportChat('a', 'markdown')
  expect(readFileSync(file, 'utf8')).toMatch(/^# a\n/)
})

test('while a large export of another program is taken in, main is free for others', async () => {
  const [conversation] = chatGptExport
  const many = Array.from({ length: 800 }, (_, number) => ({
    ...conversation,
    conversation_id: `0f2c7f4e-0000-4000-8000-${String(number).padStart(12, '0')}`,
  }))
  writeFileSync(file, JSON.stringify(many))
  const before = performance.eventLoopUtilization()
  const timer = setInterval(() => store(`written-${performance.now()}`), 20)
  expect(await keeping.importFile()).toMatchObject({ chats: 800, messages: 4000 })
  clearInterval(timer)
  const { utilization } = performance.eventLoopUtilization(before)
  // Were it main that stores it, main would have no time for anything else.
  expect(utilization).toBeLessThan(0.5)
  expect(arrived).toHaveLength(800)
}, 60_000)
