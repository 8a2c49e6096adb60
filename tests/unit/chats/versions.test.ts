import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { ShownPath } from '../../../shared/ipc/schemas/chats.ts'
import { openConversation, type Conversation } from './conversation.ts'

const models = ['qwen3.5-122b', 'gemma-4-31B-it']
let folder: string
let conversation: Conversation

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-versions-'))
  conversation = openConversation(join(folder, 'jutt.sqlite'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** Ends all answers that are under way. */
async function answered(count: number): Promise<void> {
  await vi.waitFor(() => expect(conversation.answers).toHaveLength(count))
  for (const answer of conversation.answers) {
    answer.give({ kind: 'content', text: 'Jah.' }, { kind: 'finished', reason: 'stop' })
    answer.end()
  }
  await vi.waitFor(() => expect(conversation.heard.ended).toHaveLength(count))
}

const idsOf = ({ messages, comparison }: ShownPath): string[][] => [
  messages.map(({ id }) => id),
  comparison.map(({ id }) => id),
]

/** A question with two answers that are compared, the second of them asked for again. */
async function compareAndAskAgain() {
  const { chats } = conversation
  const asked = chats.send({ chatId: null, content: 'Mis on jutt?', models })
  await answered(2)
  const [first = '', second = ''] = asked.comparison.map(({ id }) => id)
  const again = chats.answerAgain(second, models[1] ?? '')
  await answered(3)
  const third = again.comparison.at(-1)?.id ?? ''
  return { chatId: asked.chat.id, question: asked.messages[0]?.id ?? '', first, second, third }
}

async function askOtherwise(messageId: string): Promise<void> {
  conversation.chats.edit({ messageId, content: 'Mis on kõne?', models: models.slice(0, 1) })
  await answered(4)
}

test('a version beside those that are compared is shown again when one comes back to it', async () => {
  const { chats } = conversation
  const { chatId, question, second } = await compareAndAskAgain()
  chats.show(second)
  const before = idsOf(chats.open(chatId))
  expect(before).toEqual([[question, second], []])
  await askOtherwise(question)
  chats.show(question)
  expect(idsOf(chats.open(chatId))).toEqual(before)
})

test('so are those that are compared, also when another version was shown before them', async () => {
  const { chats } = conversation
  const { chatId, question, second, third, first } = await compareAndAskAgain()
  chats.show(second)
  const fourth = chats.answerAgain(third, models[1] ?? '').comparison.at(-1)?.id ?? ''
  const before = idsOf(chats.open(chatId))
  expect(before).toEqual([[question], [first, fourth]])
  await answered(4)
  conversation.chats.edit({ messageId: question, content: 'Või nii?', models: models.slice(0, 1) })
  chats.show(question)
  expect(idsOf(chats.open(chatId))).toEqual(before)
})

test('a compared answer that comes back is seen, also where a version beside it was shown last', async () => {
  const { chats } = conversation
  const { chatId, question, first, second, third } = await compareAndAskAgain()
  chats.show(second)
  chats.deleteMessage(first)
  expect(idsOf(chats.open(chatId))).toEqual([[question, second], []])
  chats.restoreMessage(first)
  expect(idsOf(chats.open(chatId))).toEqual([[question], [first, third]])
})

test('when all that were compared are deleted, the version beside them is shown', async () => {
  const { chats } = conversation
  const { chatId, question, first, second, third } = await compareAndAskAgain()
  for (const id of [first, third]) chats.deleteMessage(id)
  expect(idsOf(chats.open(chatId))).toEqual([[question, second], []])
})
