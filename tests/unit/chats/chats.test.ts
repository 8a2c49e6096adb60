import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { AppFailure } from '../../../shared/app-failure.ts'
import { openConversation, type Conversation } from './conversation.ts'

let folder: string
let conversation: Conversation

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-chats-'))
  conversation = openConversation(join(folder, 'jutt.sqlite'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const model = 'qwen3.5-122b'
function send(content: string, chatId: string | null = null) {
  const { chat, messages } = conversation.chats.send({ chatId, content, models: [model] })
  const answer = messages.at(-1)
  if (answer?.role !== 'assistant') throw new Error('Nothing answers')
  return { chat, answer }
}

async function ended(messageId: string) {
  return vi.waitFor(() => {
    const found = conversation.heard.ended.find((end) => end.messageId === messageId)
    expect(found).toBeDefined()
    return found
  })
}

async function answerWith(index: number, content: string): Promise<void> {
  const answer = await vi.waitFor(() => {
    const scripted = conversation.answers[index]
    if (!scripted) throw new Error('no such answer yet')
    return scripted
  })
  answer.give({ kind: 'content', text: content }, { kind: 'finished', reason: 'stop' })
  answer.end()
}

describe('sending', () => {
  test('stores the message at once and the answer when it ends', async () => {
    const { chat, answer } = send('Mis on jutt?')
    expect(chat.title).toBe('Mis on jutt?')
    expect(conversation.chats.open(chat.id).messages).toMatchObject([
      { role: 'user', content: 'Mis on jutt?' },
      { role: 'assistant', content: '', state: { kind: 'streaming' } },
    ])
    conversation.answers[0]?.give(
      { kind: 'thinking', text: 'Hm.' },
      { kind: 'content', text: 'Kõne' },
      { kind: 'content', text: ' ja jutt.' },
      { kind: 'usage', promptTokens: 5, completionTokens: 7 },
      { kind: 'finished', reason: 'stop' },
    )
    conversation.answers[0]?.end()
    await ended(answer.id)
    expect(conversation.chats.open(chat.id).messages[1]).toMatchObject({
      thinking: 'Hm.',
      content: 'Kõne ja jutt.',
      state: { kind: 'done', finishReason: 'stop' },
      figures: { promptTokens: 5, completionTokens: 7 },
    })
  })

  test('sends an answer that came as thinking like any other, and keeps that it did', async () => {
    const { chat, answer } = send('one')
    conversation.answers[0]?.give(
      { kind: 'thinking', text: 'Tere!' },
      { kind: 'restated', thinking: '', content: 'Tere!' },
      { kind: 'finished', reason: 'stop', cameAsThinking: true },
    )
    conversation.answers[0]?.end()
    await ended(answer.id)
    const state = { kind: 'done', finishReason: 'stop', cameAsThinking: true }
    expect(conversation.chats.open(chat.id).messages[1]).toMatchObject({ content: 'Tere!', state })
    send('two', chat.id)
    expect(conversation.answers[1]?.request.messages).toEqual([
      { role: 'user', content: 'one' },
      { role: 'assistant', content: 'Tere!' },
      { role: 'user', content: 'two' },
    ])
  })

  test('sends contents only, never thinking, and leaves an empty answer out', async () => {
    const first = send('one')
    conversation.answers[0]?.give({ kind: 'thinking', text: 'secret thought' })
    conversation.chats.stop(first.answer.id)
    await ended(first.answer.id)
    const second = send('two', first.chat.id)
    await answerWith(1, 'answer')
    await ended(second.answer.id)
    send('three', first.chat.id)
    expect(conversation.answers[2]?.request.messages).toEqual([
      { role: 'user', content: 'one\n\ntwo' },
      { role: 'assistant', content: 'answer' },
      { role: 'user', content: 'three' },
    ])
  })

  test('a failed answer keeps what came and says why; asking again adds an answer beside it', async () => {
    const { chat, answer } = send('hello')
    conversation.answers[0]?.give({ kind: 'content', text: 'Half an ' })
    conversation.answers[0]?.end(new AppFailure({ code: 'cut' }))
    expect((await ended(answer.id))?.state).toEqual({ kind: 'failed', error: { code: 'cut' } })
    expect(conversation.chats.open(chat.id).messages[1]).toMatchObject({ content: 'Half an ' })

    const [again] = conversation.chats.answerAgain(answer.id, 'gemma-4-31B-it').messages
    expect(again?.parentId).toBe(answer.parentId)
    expect(conversation.answers[1]?.request).toMatchObject({
      model: 'gemma-4-31B-it',
      messages: [{ role: 'user', content: 'hello' }],
    })
    expect(conversation.chats.open(chat.id).messages.map(({ id }) => id)).toEqual([
      answer.parentId,
      again?.id,
    ])
    expect(conversation.stores.messages.find(answer.id)).toMatchObject({ content: 'Half an ' })
  })

  test('to a chat that is not there fails and stores nothing', () => {
    expect(() => send('hello', 'no-such-chat')).toThrowError(
      expect.objectContaining({ error: { code: 'not_found' } }),
    )
    expect(conversation.answers).toEqual([])
  })
})

describe('a streaming answer', () => {
  test('is whole for a window that opens the chat in the middle: deltas go on at its end', async () => {
    const { chat, answer } = send('hello')
    const scripted = conversation.answers[0]
    scripted?.give({ kind: 'content', text: 'one ' })
    await vi.waitFor(() => expect(conversation.heard.deltas).toHaveLength(1))
    scripted?.give({ kind: 'content', text: 'two ' })
    await vi.waitFor(() => {
      const seen = conversation.chats.open(chat.id).messages[1]
      expect(seen?.content).toBe('one two ')
    })
    scripted?.give({ kind: 'content', text: 'three' }, { kind: 'finished', reason: 'stop' })
    scripted?.end()
    await ended(answer.id)
    let text = ''
    for (const delta of conversation.heard.deltas) {
      expect(delta.contentFrom).toBe(text.length)
      text += delta.content
    }
    expect(text).toBe('one two three')
  })

  test('is in the database before it ends, within 250 ms of each piece', async () => {
    const { answer } = send('hello')
    conversation.answers[0]?.give({ kind: 'content', text: 'kept' })
    await vi.waitFor(
      () => expect(conversation.stores.messages.find(answer.id)).toMatchObject({ content: 'kept' }),
      { timeout: 500 },
    )
  })

  test('that a killed Jutt left behind is interrupted at the next start, with its text', async () => {
    const { chat, answer } = send('hello')
    conversation.answers[0]?.give(
      { kind: 'thinking', text: 'Hm' },
      { kind: 'content', text: 'Half' },
    )
    await vi.waitFor(() =>
      expect(conversation.stores.messages.find(answer.id)).toMatchObject({ content: 'Half' }),
    )
    const next = openConversation(join(folder, 'jutt.sqlite'))
    expect(next.stores.messages.interruptStreaming()).toBe(1)
    expect(next.stores.messages.interruptStreaming()).toBe(0)
    expect(next.chats.open(chat.id).messages[1]).toMatchObject({
      thinking: 'Hm',
      content: 'Half',
      state: { kind: 'interrupted' },
    })
  })

  test('stopped keeps what came; quitting calls it interrupted', async () => {
    const first = send('one')
    conversation.answers[0]?.give({ kind: 'content', text: 'partly' })
    await vi.waitFor(() => expect(conversation.heard.deltas).toHaveLength(1))
    conversation.chats.stop(first.answer.id)
    await ended(first.answer.id)
    expect(conversation.stores.messages.find(first.answer.id)).toMatchObject({
      content: 'partly',
      state: { kind: 'stopped' },
    })
    const second = send('two')
    await conversation.turns.interruptAll()
    expect(conversation.stores.messages.find(second.answer.id)).toMatchObject({
      state: { kind: 'interrupted' },
    })
  })

  test('that is restated replaces its text on disk and in the window', async () => {
    const { answer } = send('hello')
    const scripted = conversation.answers[0]
    scripted?.give({ kind: 'content', text: 'I wonder' })
    await vi.waitFor(() =>
      expect(conversation.stores.messages.find(answer.id)).toMatchObject({ content: 'I wonder' }),
    )
    scripted?.give(
      { kind: 'restated', thinking: 'I wonder', content: '' },
      { kind: 'content', text: 'Yes.' },
    )
    await vi.waitFor(() =>
      expect(conversation.stores.messages.find(answer.id)).toMatchObject({
        thinking: 'I wonder',
        content: 'Yes.',
      }),
    )
    expect(conversation.heard.deltas).toContainEqual({
      chatId: answer.chatId,
      messageId: answer.id,
      thinkingFrom: 0,
      thinking: 'I wonder',
      contentFrom: 0,
      content: '',
      restated: true,
    })
  })
})

describe('one answer at a time', () => {
  test('a second message or a second try beside a running answer is refused, and stores nothing', async () => {
    const { chat, answer } = send('hello')
    const refused: unknown = expect.objectContaining({ error: { code: 'answer_running' } })
    expect(() => send('too soon', chat.id)).toThrowError(refused)
    expect(() => conversation.chats.answerAgain(answer.id, model)).toThrowError(refused)
    expect(conversation.chats.open(chat.id).messages).toHaveLength(2)
    send('another chat may answer meanwhile')
    expect(conversation.answers).toHaveLength(2)
    await answerWith(0, 'done')
    await ended(answer.id)
    send('now it may', chat.id)
  })

  test('a blank message is none', () => {
    expect(() => send(' \n ')).toThrowError(
      expect.objectContaining({ error: { code: 'invalid_request' } }),
    )
    expect(conversation.chats.list(null, 10).chats).toEqual([])
  })
})

describe('answers that wait for the service', () => {
  const limited = { kind: 'waiting', until: 5000, error: { code: 'rate_limited' } } as const

  test('are told over all chats: how many, and until when', () => {
    send('one')
    send('two')
    conversation.answers[0]?.enter(limited)
    conversation.answers[1]?.enter({ ...limited, until: 4000 })
    expect(conversation.chats.waits()).toEqual({ count: 2, until: 5000 })
    expect(conversation.heard.waits.at(-1)).toEqual({ count: 2, until: 5000 })
    conversation.answers[0]?.enter({ kind: 'sent', at: 0 })
    expect(conversation.heard.waits.at(-1)).toEqual({ count: 1, until: 4000 })
  })

  test('are ended together; one that is being written goes on', async () => {
    const waits = send('one')
    const writes = send('two')
    conversation.answers[0]?.enter(limited)
    conversation.chats.stopWaiting()
    conversation.answers[0]?.give()
    expect((await ended(waits.answer.id))?.state).toEqual({ kind: 'stopped' })
    expect(conversation.heard.waits.at(-1)).toEqual({ count: 0, until: null })
    expect(conversation.answers[1]?.signal.aborted).toBe(false)
    await answerWith(1, 'written')
    expect((await ended(writes.answer.id))?.state).toMatchObject({ kind: 'done' })
  })
})

test('the end of a chat can be told first, and what is above it in parts', async () => {
  const { chat } = send('one')
  for (const [index, text] of ['two', 'three', 'four'].entries()) {
    await answerWith(index, `answer ${index}`)
    await vi.waitFor(() => expect(conversation.heard.ended).toHaveLength(index + 1))
    send(text, chat.id)
  }
  const whole = conversation.chats.open(chat.id).messages
  const end = conversation.chats.open(chat.id, 3)
  expect(end).toMatchObject({ after: whole[4]?.id, messages: whole.slice(5) })
  const above = conversation.chats.earlier(end.messages[0]?.id ?? '', 4)
  expect(above.messages).toEqual(whole.slice(1, 5))
  expect(conversation.chats.earlier(above.messages[0]?.id ?? '', 4).messages).toEqual([whole[0]])
  expect(conversation.chats.earlier(whole[0]?.id ?? '', 4).messages).toEqual([])
  expect(conversation.chats.open(chat.id, 100)).toMatchObject({ after: null, messages: whole })
})

describe('what was stored oddly', () => {
  test('costs the figures, not the chat', async () => {
    const { chat, answer } = send('hello')
    conversation.answers[0]?.give({ kind: 'usage', promptTokens: 12.5, completionTokens: -1 })
    await answerWith(0, 'kept text')
    await ended(answer.id)
    expect(conversation.chats.open(chat.id).messages[1]).toMatchObject({
      content: 'kept text',
      figures: {},
    })
  })
})

describe('the list', () => {
  test('pages newest first without gaps or doubles', async () => {
    for (let index = 0; index < 25; index += 1) send(`chat ${index}`)
    const titles: string[] = []
    let after = null
    do {
      const page = conversation.chats.list(after, 10)
      titles.push(...page.chats.map(({ title }) => title))
      after = page.next
    } while (after)
    expect(titles).toHaveLength(25)
    expect(new Set(titles).size).toBe(25)
  })

  test('a deleted chat is gone until restored, and for good after the next start', () => {
    const { chat } = send('hello')
    conversation.chats.delete(chat.id)
    expect(conversation.chats.list(null, 10).chats).toEqual([])
    expect(conversation.answers[0]?.signal.aborted).toBe(true)
    expect(conversation.chats.restore(chat.id)).toMatchObject({ title: 'hello' })
    expect(conversation.chats.open(chat.id).messages).toHaveLength(2)
    conversation.chats.delete(chat.id)
    expect(conversation.stores.chats.purgeDeleted()).toBe(1)
    expect(() => conversation.chats.restore(chat.id)).toThrow()
  })

  test('a long deleted chat is purged whole: 2,000 messages deep', async () => {
    const { chat, answer } = send('the first')
    await answerWith(0, 'answer')
    await ended(answer.id)
    let parentId = answer.id
    for (let index = 0; index < 2000; index += 1) {
      const id = `deep-${index}`
      conversation.stores.messages.insert({
        role: 'user',
        id,
        chatId: chat.id,
        parentId,
        createdAt: index,
        content: 'x',
      })
      parentId = id
    }
    conversation.chats.delete(chat.id)
    expect(conversation.stores.chats.purgeDeleted()).toBe(1)
    expect(() => conversation.stores.messages.find('deep-1999')).toThrow()
  })

  test('rename shows everywhere', () => {
    const { chat } = send('hello')
    expect(conversation.chats.rename(chat.id, 'Tere').title).toBe('Tere')
    expect(conversation.heard.changes.at(-1)).toMatchObject({ changed: [{ title: 'Tere' }] })
  })
})
