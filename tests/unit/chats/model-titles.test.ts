import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { createModelTitles } from '../../../electron/chats/model-titles.ts'
import type { ChatRequest } from '../../../electron/service/chat-request.ts'
import type { ChatEvent } from '../../../electron/service/chat-stream.ts'
import { openSearchLab, type SearchLab } from '../search/search-lab.ts'

let folder: string
let lab: SearchLab
let requests: ChatRequest[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-titles-'))
  lab = openSearchLab(join(folder, 'jutt.sqlite'))
  requests = []
})

afterEach(() => {
  lab.index.close()
  lab.database.close()
  rmSync(folder, { recursive: true })
})

/** The title of a chat after its first answer, where the model says that. */
async function titleAfter(
  said: string | Error,
  { model = 'quick', title = 'Mis on jutt?' }: { model?: string | null; title?: string } = {},
): Promise<string> {
  const chatId = lab.chat({ title, question: 'Mis on jutt?', answer: 'Kõne.' })
  const titles = createModelTitles({
    chats: lab.chats,
    messages: lab.messages,
    model: () => model,
    async *ask(request): AsyncGenerator<ChatEvent> {
      requests.push(request)
      if (said instanceof Error) throw said
      yield { kind: 'content', text: said }
    },
    rename: (id, name) => lab.chats.rename(id, name),
  })
  await titles.answerEnded(chatId, lab.chats.leafOf(chatId) ?? '')
  return lab.chats.find(chatId).title
}

test('the model names a chat once it has answered, with one small request', async () => {
  expect(await titleAfter('Title: "Jutu tähendus."')).toBe('Jutu tähendus')
  expect(requests).toMatchObject([{ model: 'quick', parameters: { max_tokens: 40 } }])
})

test('what fails, is empty or too long leaves a title as it would be without', async () => {
  expect(await titleAfter(new Error('429'))).toBe('Mis on jutt?')
  expect(await titleAfter('  ""  ')).toBe('Mis on jutt?')
  expect((await titleAfter('väga '.repeat(500))).length).toBeLessThanOrEqual(60)
})

test('nothing is asked where it is not wanted, or the person has named the chat', async () => {
  expect(await titleAfter('Muu', { model: null })).toBe('Mis on jutt?')
  expect(await titleAfter('Muu', { title: 'Minu nimi' })).toBe('Minu nimi')
  expect(requests).toEqual([])
})
