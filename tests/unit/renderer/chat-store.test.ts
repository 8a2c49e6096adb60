import { nothingAttached } from './nothing-attached.ts'
import { createNewSetup } from '../../../renderer/main/chat-setup/new-setup.ts'
import { beforeEach, describe, expect, test } from 'vitest'
import { createChatStore, isAnswering } from '../../../renderer/main/chat/chat-store.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { longestMessage } from '../../../shared/limits.ts'
import { answerTo, createFakeJutt, summary } from './fake-jutt.ts'

const model = 'gemma-4-31B-it'

function createParts() {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  const deleted: { message: Message; restore: () => Promise<void> }[] = []
  const memory = { value: null as string | null }
  let frames: (() => void)[] = []
  const store = createChatStore({
    attachments: nothingAttached,
    newSetup: createNewSetup({ get: () => null, set: () => undefined }),
    jutt,
    memory: {
      get: () => memory.value,
      set: (value) => {
        memory.value = value
      },
    },
    drafts: {},
    schedule(publish) {
      frames.push(publish)
      return () => (frames = frames.filter((frame) => frame !== publish))
    },
    now: () => 0,
    report: (error) => reported.push(error),
    messageDeleted: (message, restore) => deleted.push({ message, restore }),
  })
  return {
    jutt,
    store,
    memory,
    reported,
    deleted,
    get: store.getState,
    /** Paints one frame and tells how many publications it held. */
    frame() {
      const due = frames
      frames = []
      for (const publish of due) publish()
      return due.length
    },
    async send(text: string) {
      store.getState().setDraft(text)
      await store.getState().send(model)
    },
    delta(chatId: string, messageId: string, contentFrom: number, content: string) {
      const thinking = { thinkingFrom: 0, thinking: '' }
      jutt.emit('chats:delta', { chatId, messageId, ...thinking, contentFrom, content })
    },
    messages() {
      const { place } = store.getState()
      return place.kind === 'open' ? place.messages : []
    },
  }
}

/** A question and its answer, below those of the turn before. */
function longTurn(turn: number): Message[] {
  const common = { chatId: 'long', createdAt: 0 }
  const parentId = turn === 0 ? null : `a${turn - 1}`
  return [
    { role: 'user', ...common, id: `q${turn}`, parentId, content: 'Why?' },
    {
      ...answerTo('long', `a${turn}`),
      parentId: `q${turn}`,
      state: { kind: 'done', finishReason: 'stop' },
    },
  ]
}

let parts: ReturnType<typeof createParts>
beforeEach(() => {
  parts = createParts()
})

describe('sending', () => {
  test('opens the new chat, empties the draft and follows the answer', async () => {
    await parts.send('hello')
    expect(parts.messages().map(({ role }) => role)).toEqual(['user', 'assistant'])
    expect(parts.get().drafts).toEqual({})
    expect(parts.memory.value).toBe('chat-1')
    expect(isAnswering(parts.get())).toBe(true)
  })

  test('keeps the draft and says why, where it fails', async () => {
    parts.jutt.failNext({ code: 'storage_failed' })
    await parts.send('precious')
    expect(parts.get().drafts).toEqual({ '': 'precious' })
    expect(parts.get().sendError).toEqual({ code: 'storage_failed' })
    await parts.get().send(model)
    expect(parts.get().sendError).toBeNull()
    expect(parts.messages()).toHaveLength(2)
  })

  test('does not send blanks, nor twice, nor while an answer is being written', async () => {
    await parts.send('  \n ')
    expect(parts.jutt.chatsKept.size).toBe(0)
    const release = parts.jutt.holdNext()
    const first = parts.send('once')
    await parts.get().send(model)
    release()
    await first
    await parts.send('too early')
    expect(parts.messages()).toHaveLength(2)
    expect(parts.get().drafts).toEqual({ 'chat-1': 'too early' })
  })

  test('does not send what is too long, and keeps it', async () => {
    const text = 'x'.repeat(longestMessage + 1)
    await parts.send(text)
    expect(parts.jutt.chatsKept.size).toBe(0)
    expect(parts.get().drafts['']).toHaveLength(text.length)
    await parts.send(text.slice(1))
    expect(parts.messages()).toHaveLength(2)
  })

  test('loses nothing that streams before the reply names the answer', async () => {
    const release = parts.jutt.holdNext()
    const sent = parts.send('quick')
    parts.jutt.emit('chats:progress', {
      chatId: 'chat-1',
      messageId: 'answer-1',
      phase: { kind: 'answering' },
    })
    parts.delta('chat-1', 'answer-1', 0, 'early ')
    release()
    await sent
    parts.delta('chat-1', 'answer-1', 6, 'bird')
    parts.frame()
    expect(parts.get().live['answer-1']).toMatchObject({
      content: 'early bird',
      phase: { kind: 'answering' },
    })
  })
})

describe('streaming', () => {
  beforeEach(async () => parts.send('go'))

  test('many deltas are one publication a frame, and leave the messages alone', () => {
    const before = parts.messages()
    for (let index = 0; index < 50; index += 1) parts.delta('chat-1', 'answer-1', index, 'x')
    expect(parts.get().live['answer-1']?.content).toBe('')
    expect(parts.frame()).toBe(1)
    expect(parts.get().live['answer-1']?.content).toBe('x'.repeat(50))
    expect(parts.messages()).toBe(before)
  })

  test('the end keeps what came, before its frame was painted too', () => {
    parts.delta('chat-1', 'answer-1', 0, 'all of it')
    const state = { kind: 'done', finishReason: 'stop' } as const
    parts.jutt.emit('chats:ended', {
      chatId: 'chat-1',
      messageId: 'answer-1',
      state,
      figures: { totalMs: 5 },
    })
    expect(parts.messages().at(-1)).toMatchObject({
      content: 'all of it',
      state,
      figures: { totalMs: 5 },
    })
    expect(isAnswering(parts.get())).toBe(false)
    expect(parts.frame()).toBe(0)
  })

  test('a hole fetches the chat again and goes on from there', async () => {
    const kept = parts.jutt.chatsKept.get('chat-1')
    if (!kept) throw new Error('The chat is missing')
    kept.messages = kept.messages.map((message) =>
      message.role === 'assistant' ? { ...message, content: 'one two ' } : message,
    )
    const release = parts.jutt.holdNext()
    parts.delta('chat-1', 'answer-1', 4, 'two ')
    parts.delta('chat-1', 'answer-1', 8, 'three')
    release()
    await expect.poll(() => parts.get().live['answer-1']?.content).toBe('one two ')
    parts.frame()
    expect(parts.get().live['answer-1']?.content).toBe('one two three')
  })

  test('deltas of another chat change nothing', () => {
    parts.delta('chat-9', 'answer-9', 0, 'not here')
    expect(parts.frame()).toBe(0)
  })

  test('an answer that goes on behind another chat is whole on coming back', async () => {
    parts.jutt.chatsKept.set('other', { chat: summary('other'), messages: [] })
    parts.delta('chat-1', 'answer-1', 0, 'one ')
    await parts.get().open('other')
    expect(isAnswering(parts.get())).toBe(false)
    parts.delta('chat-1', 'answer-1', 4, 'two ')
    const kept = parts.jutt.chatsKept.get('chat-1')
    kept?.messages.splice(1, 1, { ...answerTo('chat-1', 'answer-1'), content: 'one two ' })
    await parts.get().open('chat-1')
    parts.delta('chat-1', 'answer-1', 8, 'three')
    parts.frame()
    expect(parts.get().live['answer-1']?.content).toBe('one two three')
  })
})

describe('chats', () => {
  test('drafts stay with their chats', async () => {
    parts.jutt.chatsKept.set('a', { chat: summary('a'), messages: [] })
    parts.get().setDraft('for the new one')
    await parts.get().open('a')
    parts.get().setDraft('for a')
    parts.get().startNew()
    expect(parts.get().drafts).toEqual({ '': 'for the new one', a: 'for a' })
  })

  test('the end of a long chat is there first, and what is above comes after it, whatever is sent meanwhile', async () => {
    const messages = Array.from({ length: 600 }, (_, turn) => longTurn(turn)).flat()
    parts.jutt.chatsKept.set('long', { chat: summary('long'), messages })
    const ids = messages.map(({ id }) => id)
    const seen: string[][] = []
    const sent: Promise<void>[] = []
    parts.store.subscribe(({ place }) => {
      if (place.kind !== 'open') return
      seen.push(place.messages.map(({ id }) => id))
      if (seen.length === 1) sent.push(parts.send('And now?'))
    })
    await parts.get().open('long')
    await Promise.all(sent)
    expect(seen[0]).toEqual(ids.slice(-40))
    const whole = parts.messages().map(({ id }) => id)
    expect(whole.slice(0, -2)).toEqual(ids)
    expect(parts.get().place).toMatchObject({ added: ids.length - 40 })
    expect(parts.reported).toEqual([])
  })

  test('a reloaded window opens the chat it showed; one that is gone gives way to a new one', async () => {
    parts.jutt.chatsKept.set('a', { chat: summary('a'), messages: [] })
    parts.memory.value = 'a'
    await parts.get().reopen()
    expect(parts.get().place).toMatchObject({ kind: 'open', chat: { id: 'a' } })
    parts.jutt.failNext({ code: 'not_found' })
    await parts.get().reopen()
    expect(parts.get().place).toEqual({ kind: 'new' })
    expect(parts.memory.value).toBeNull()
  })

  test('a chat that cannot be opened says why', async () => {
    parts.jutt.failNext({ code: 'storage_failed' })
    await parts.get().open('a')
    expect(parts.get().place).toEqual({
      kind: 'failed',
      chatId: 'a',
      error: { code: 'storage_failed' },
    })
  })

  test('a deleted chat is left, a renamed one shows its title', async () => {
    await parts.send('hello')
    parts.jutt.emit('chats:changed', { changed: [summary('chat-1', 1, 'Renamed')], removed: [] })
    expect(parts.get().place).toMatchObject({ chat: { title: 'Renamed' } })
    parts.jutt.emit('chats:changed', { changed: [], removed: ['chat-1'] })
    expect(parts.get().place).toEqual({ kind: 'new' })
  })

  test('“Try again” puts the new answer in place of the old one', async () => {
    await parts.send('hello')
    const failed = { kind: 'failed', error: { code: 'cut' } } as const
    parts.jutt.emit('chats:ended', {
      chatId: 'chat-1',
      messageId: 'answer-1',
      state: failed,
      figures: {},
    })
    await parts.get().answerAgain('answer-1', 'qwen3.5-122b')
    expect(parts.messages().map(({ id }) => id)).toEqual(['answer-1-question', 'answer-2'])
    expect(parts.get().live).toHaveProperty('answer-2')
  })

  test('“Try again” pressed twice asks once, and nothing is sent beside it', async () => {
    await parts.send('hello')
    const failed = { kind: 'failed', error: { code: 'cut' } } as const
    const chat = { chatId: 'chat-1', messageId: 'answer-1', figures: {} }
    parts.jutt.emit('chats:ended', { ...chat, state: failed })
    const release = parts.jutt.holdNext()
    const first = parts.get().answerAgain('answer-1', model)
    await parts.get().answerAgain('answer-1', model)
    await parts.send('beside it')
    release()
    await first
    expect(Object.keys(parts.get().live)).toEqual(['answer-2'])
    expect(parts.messages()).toHaveLength(2)
    expect(parts.get().drafts).toEqual({ 'chat-1': 'beside it' })
    expect(parts.get().sending).toBe(false)
  })

  test('“Try again” that fails leaves the way open', async () => {
    await parts.send('hello')
    const failed = { kind: 'failed', error: { code: 'cut' } } as const
    const chat = { chatId: 'chat-1', messageId: 'answer-1', figures: {} }
    parts.jutt.emit('chats:ended', { ...chat, state: failed })
    parts.jutt.failNext({ code: 'storage_failed' })
    await parts.get().answerAgain('answer-1', model)
    expect(parts.reported).toEqual([{ code: 'storage_failed' }])
    await parts.get().answerAgain('answer-1', model)
    expect(isAnswering(parts.get())).toBe(true)
  })
})
