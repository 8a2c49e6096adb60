import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { requests } from '../../../shared/ipc/contract.ts'
import { openConversation, type Conversation } from './conversation.ts'

let folder: string
let conversation: Conversation

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-setup-'))
  conversation = openConversation(join(folder, 'jutt.sqlite'))
})

afterEach(() => rmSync(folder, { recursive: true }))

const qwen = 'qwen3.5-122b'
const gemma = 'gemma-4-31B-it'
const setup = {
  systemPrompt: 'You are a careful editor.',
  parameters: { [qwen]: { temperature: 0.1, max_tokens: 4096 } },
}

async function answer(index: number): Promise<void> {
  conversation.answers[index]?.give(
    { kind: 'content', text: 'Yes.' },
    { kind: 'finished', reason: 'stop' },
  )
  conversation.answers[index]?.end()
  await vi.waitFor(() => expect(conversation.heard.ended).toHaveLength(index + 1))
}

test('a new chat asks with what was set for it, and each answer keeps what it was asked with', async () => {
  const { chats, answers } = conversation
  const sent = chats.send({ chatId: null, content: 'Edit this', models: [qwen], setup })
  expect(answers[0]?.request).toMatchObject({
    messages: [
      { role: 'system', content: 'You are a careful editor.' },
      { role: 'user', content: 'Edit this' },
    ],
    parameters: { temperature: 0.1, top_p: 0.8, presence_penalty: 1.5, max_tokens: 4096 },
  })
  await answer(0)

  chats.configure(sent.chat.id, { systemPrompt: '', parameters: {} })
  const next = chats.send({ chatId: sent.chat.id, content: 'And this', models: [qwen] })
  expect(answers[1]?.request.messages.map(({ role }) => role)).toEqual([
    'user',
    'assistant',
    'user',
  ])
  await answer(1)
  const { messages } = chats.open(sent.chat.id)
  expect(messages[1]).toMatchObject({
    asked: {
      systemPrompt: 'You are a careful editor.',
      parameters: { temperature: 0.1, top_p: 0.8, presence_penalty: 1.5, max_tokens: 4096 },
    },
  })
  expect(messages[3]).toMatchObject({
    asked: {
      systemPrompt: '',
      parameters: { temperature: 0.7, top_p: 0.8, presence_penalty: 1.5 },
    },
  })
  expect(next.messages.at(-1)).toMatchObject({ asked: { systemPrompt: '' } })
})

test('parameters belong to a model: another one is asked with its own', async () => {
  const { chats, answers } = conversation
  const sent = chats.send({ chatId: null, content: 'Hello', models: [qwen], setup })
  await answer(0)
  chats.answerAgain(sent.messages.at(-1)?.id ?? '', gemma)
  expect(answers[1]?.request).toMatchObject({
    model: gemma,
    messages: [{ role: 'system' }, { role: 'user' }],
  })
  expect(answers[1]?.request.parameters).toEqual({ temperature: 1, top_p: 0.95, top_k: 64 })
})

test('a branch that becomes a chat asks as its chat did', async () => {
  const { chats } = conversation
  const sent = chats.send({ chatId: null, content: 'Hello', models: [qwen], setup })
  await answer(0)
  const branch = chats.branch(sent.messages.at(-1)?.id ?? '')
  expect(branch.chat.id).not.toBe(sent.chat.id)
  expect(chats.setup(branch.chat.id)).toEqual(setup)
})

test('models that are compared are each asked with their own', () => {
  const { chats, answers } = conversation
  chats.send({ chatId: null, content: 'Hello', models: [qwen, gemma], setup })
  expect(answers.map(({ request }) => request.parameters?.temperature)).toEqual([0.1, 1])
})

test('what is set is there after a restart', () => {
  const { chat } = conversation.chats.send({ chatId: null, content: 'Hi', models: [qwen], setup })
  const again = openConversation(join(folder, 'jutt.sqlite'))
  expect(again.chats.setup(chat.id)).toEqual(setup)
  expect(again.chats.open(chat.id).messages[1]).toMatchObject({
    asked: { systemPrompt: setup.systemPrompt },
  })
})

test('a chat that is not there has no setup', () => {
  const notFound: unknown = expect.objectContaining({ error: { code: 'not_found' } })
  expect(() => conversation.chats.setup('nowhere')).toThrowError(notFound)
  expect(() => conversation.chats.configure('nowhere', setup)).toThrowError(notFound)
})

test.each([
  { temperature: 2.5 },
  { top_p: 0 },
  { top_k: 1.5 },
  { max_tokens: 1023 },
  { max_tokens: 131_073 },
  { seed: 1 },
])('main refuses %j', (parameters) => {
  const input = { chatId: 'c', setup: { systemPrompt: '', parameters: { [qwen]: parameters } } }
  expect(requests['chats:configure'].input.safeParse(input).success).toBe(false)
})
