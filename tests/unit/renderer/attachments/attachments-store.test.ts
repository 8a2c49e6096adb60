import { expect, test, vi } from 'vitest'
import {
  createAttachmentsStore,
  readyOf,
  type AttachRefusal,
} from '../../../../renderer/main/attachments/attachments-store.ts'
import { beginningOf, cutToFit } from '../../../../renderer/main/attachments/cut.ts'
import { askingWith, overflow } from '../../../../renderer/main/attachments/fit.ts'
import { UnreadableError } from '../../../../renderer/main/attachments/read/readable.ts'
import type { AttachInput } from '../../../../shared/ipc/schemas/attachments.ts'
import { estimatedTokens } from '../../../../shared/attachments/tokens.ts'
import { createFakeJutt } from '../fake-jutt.ts'

const file = (name: string) => ({ name }) as File
const document = (name: string): AttachInput => ({ kind: 'document', name, size: 3, text: 'abc' })

function createParts(
  readFile: (file: File) => Promise<AttachInput>,
  remembered = { text: null as string | null },
) {
  const jutt = createFakeJutt()
  const refused: [name: string, refusal: AttachRefusal][] = []
  const open = { key: '' }
  const store = createAttachmentsStore({
    jutt,
    openKey: () => open.key,
    memory: {
      get: () => remembered.text,
      set: (text) => {
        remembered.text = text
      },
    },
    readFile,
    refused: (name, refusal) => refused.push([name, refusal]),
  })
  return { jutt, store, refused, open, remembered }
}

test('files are attached in their order to the chat that was open, however long each takes', async () => {
  const slow = Promise.withResolvers<void>()
  const { store, open } = createParts(async ({ name }) => {
    if (name === 'slow') await slow.promise
    return document(name)
  })
  const added = store.getState().addFiles([file('slow'), file('quick')])
  open.key = 'another'
  await vi.waitFor(() => expect(store.getState().of('').ids).toHaveLength(1))
  expect(store.getState().of('')).toMatchObject({ isReading: true })
  slow.resolve()
  await added
  const { byDraft, of, clear } = store.getState()
  expect(readyOf(byDraft[''] ?? []).map(({ name }) => name)).toEqual(['slow', 'quick'])
  expect(of('')).toMatchObject({ isReading: false })
  expect(of('another').ids).toEqual([])
  clear('')
  expect(store.getState().of('').ids).toEqual([])
})

test('what cannot be read or kept says why and is gone', async () => {
  const { jutt, store, refused } = createParts(async ({ name }) => {
    if (name === 'locked.pdf') throw new UnreadableError('encrypted')
    return document(name)
  })
  await store.getState().addFiles([file('locked.pdf')])
  jutt.failNext({ code: 'disk_full' })
  await store.getState().addFiles([file('a.txt')])
  expect(refused).toEqual([
    ['locked.pdf', { kind: 'unreadable', reason: 'encrypted' }],
    ['a.txt', { kind: 'error', error: { code: 'disk_full' } }],
  ])
  expect(store.getState().of('')).toEqual({ ids: [], isReading: false })
})

test('what is taken off while it is read stays off, and more than 20 are not taken', async () => {
  const reading = Promise.withResolvers<AttachInput>()
  const { store, refused } = createParts(() => reading.promise)
  const added = store.getState().addFiles([file('a')])
  const [first] = store.getState().byDraft[''] ?? []
  store.getState().remove(first?.number ?? 0)
  reading.resolve(document('a'))
  await added
  expect(store.getState().of('').ids).toEqual([])
  await store.getState().addFiles(Array.from({ length: 21 }, (_, index) => file(`${index}`)))
  expect(store.getState().of('').ids).toHaveLength(20)
  expect(refused).toEqual([['20', { kind: 'too_many' }]])
})

test('what is attached outlives a reload of the window, and only until it is sent', async () => {
  const read = async ({ name }: File) => document(name)
  const { store, remembered } = createParts(read)
  await store.getState().addFiles([file('a.txt')])
  const again = createParts(read, { ...remembered }).store
  expect(again.getState().of('').ids).toEqual(store.getState().of('').ids)
  store.getState().clear('')
  expect(remembered.text).toBeNull()
  expect(createParts(read, { text: 'rubbish' }).store.getState().byDraft).toEqual({})
})

test('a request that does not fit says what would', () => {
  const attachments = [
    { kind: 'document', id: 'd', name: 'd', size: 1, characters: 1, tokens: 900 } as const,
  ]
  const parts = { messages: [], draft: 'abc', systemPrompt: 'abcdef', attachments, maxTokens: 1024 }
  expect(overflow(askingWith({ ...parts, contextTokens: undefined }))).toBeNull()
  expect(overflow(askingWith({ ...parts, contextTokens: 1927 }))).toBeNull()
  expect(overflow(askingWith({ ...parts, contextTokens: 1926 }))).toEqual({
    needed: 1927,
    context: 1926,
    room: 899,
  })
})

test('the beginning of a text is as much of it as fits, up to the end of a word', () => {
  const text = 'sõna sõnas '.repeat(500)
  for (const tokens of [1, 10, 333, 1000]) {
    const beginning = beginningOf(text, tokens).replace('\n[…]', '')
    expect(text.startsWith(beginning)).toBe(true)
    expect(estimatedTokens(beginning)).toBeLessThanOrEqual(tokens)
    expect(text.charAt(beginning.length)).toMatch(tokens > 2 ? /\s/ : /./)
  }
  expect(beginningOf('short', 100)).toBe('short')
})

test('the longest document is cut, as far as the others leave room', async () => {
  const { store } = createParts(async ({ name }) => ({
    kind: 'document',
    name,
    size: 3,
    text: 'word '.repeat(name.length * 100),
  }))
  await store.getState().addFiles([file('a'), file('longer')])
  const attached = readyOf(store.getState().byDraft[''] ?? [])
  const [short, long] = attached
  const cut = cutToFit(attached, (short?.tokens ?? 0) + 308)
  expect(cut).toEqual({ id: long?.id, tokens: 300 })
  await store.getState().shorten(cut?.id ?? '', 300)
  const after = readyOf(store.getState().byDraft[''] ?? [])
  expect(after.map(({ name }) => name)).toEqual(['a', 'longer'])
  expect(after[1]?.size).toBeLessThan(910)
  expect(cutToFit(attached, short?.tokens ?? 0)).toBeNull()
  expect(cutToFit([], 100)).toBeNull()
})
