import { nothingAttached } from './nothing-attached.ts'
import { createNewSetup } from '../../../renderer/main/chat-setup/new-setup.ts'
import { expect, test } from 'vitest'
import { createChatStore } from '../../../renderer/main/chat/chat-store.ts'
import { keepDrafts, readDrafts } from '../../../renderer/main/chat/kept-drafts.ts'
import { createFakeJutt, summary } from './fake-jutt.ts'

function createMemory(value: string | null = null) {
  const memory = {
    value,
    writes: 0,
    /** What main was given to keep. */
    saved: {} as Record<string, string>,
    get: () => memory.value,
    set(next: string | null) {
      memory.value = next
      memory.writes += 1
    },
  }
  return memory
}

/** A window over this memory: what it starts with, and what it does when time passes. */
function openWindow(memory: ReturnType<typeof createMemory>) {
  const jutt = createFakeJutt()
  jutt.chatsKept.set('a', { chat: summary('a'), messages: [] })
  let due: (() => void) | null = null
  const chat = createChatStore({
    attachments: nothingAttached,
    newSetup: createNewSetup({ get: () => null, set: () => undefined }),
    jutt,
    memory: createMemory(),
    drafts: readDrafts(memory) ?? {},
    schedule: () => () => undefined,
    now: () => 0,
    report: () => undefined,
    messageDeleted: () => undefined,
  })
  const keepNow = keepDrafts({
    chat,
    memory,
    save: async (drafts) => void Object.assign(memory.saved, drafts),
    schedule(write) {
      due = write
      return () => (due = null)
    },
  })
  function pass(): void {
    const write = due
    due = null
    write?.()
  }
  return { get: chat.getState, keepNow, pass }
}

test('what is typed comes back in the next window, each text in its chat', async () => {
  const memory = createMemory()
  const window = openWindow(memory)
  window.get().setDraft('for the new one')
  await window.get().open('a')
  window.get().setDraft('for a')
  window.pass()
  expect(openWindow(memory).get().drafts).toEqual({ '': 'for the new one', a: 'for a' })
})

test('the first letter is written at once, and what follows it once for many letters', () => {
  const memory = createMemory()
  const window = openWindow(memory)
  for (let length = 1; length <= 20; length += 1) window.get().setDraft('x'.repeat(length))
  expect(memory.saved).toEqual({ '': 'x' })
  expect(memory.writes).toBe(1)
  window.pass()
  expect(memory.saved).toEqual({ '': 'x'.repeat(20) })
  expect(memory.writes).toBe(2)
  window.pass()
  window.pass()
  expect(memory.writes).toBe(2)
  window.get().setDraft('after a rest')
  expect(memory.saved).toEqual({ '': 'after a rest' })
})

test('what waits to be written is written at once when the page goes', () => {
  const memory = createMemory()
  const window = openWindow(memory)
  window.get().setDraft('the last')
  window.get().setDraft('the last word')
  window.keepNow()
  expect(readDrafts(memory)).toEqual({ '': 'the last word' })
  expect(memory.saved).toEqual({ '': 'the last word' })
  window.keepNow()
  window.pass()
  expect(memory.writes).toBe(2)
})

test('what was sent or wiped does not come back', async () => {
  const memory = createMemory()
  const window = openWindow(memory)
  window.get().setDraft('sent')
  window.keepNow()
  await window.get().send('gemma-4-31B-it')
  window.get().setDraft('wiped')
  window.get().setDraft('')
  window.keepNow()
  expect(memory.value).toBe('{}')
  expect(memory.saved).toEqual({ '': '', 'chat-1': '' })
})

test('a memory that is damaged or full stops nobody from writing', () => {
  for (const value of ['', 'null', '[1]', '{"a":1}', '"text"']) {
    expect(Object.values(readDrafts(createMemory(value)) ?? {}).join('')).not.toContain('1')
  }
  const memory = createMemory('{"a":"kept before"}')
  memory.set = () => {
    throw new Error('QuotaExceededError')
  }
  const window = openWindow(memory)
  window.get().setDraft('x')
  window.keepNow()
  expect(window.get().drafts).toEqual({ a: 'kept before', '': 'x' })
  expect(memory.saved).toEqual({ '': 'x' })
})
