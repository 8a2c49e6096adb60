import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { inParts, readingPlan } from '../../../shared/attachments/reading-plan.ts'
import { estimatedTokens } from '../../../shared/attachments/tokens.ts'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { openConversation, type Conversation, type ScriptedAnswer } from './conversation.ts'

let folder: string
let conversation: Conversation

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'jutt-reading-'))
  conversation = openConversation(join(folder, 'jutt.sqlite'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const lines = Array.from({ length: 300 }, (_, index) => `[${index}:00] Line number ${index} of it.`)
const text = lines.join('\n')

function ask(contextTokens: number | undefined) {
  conversation.context.tokens = contextTokens
  const size = text.length
  const name = 'meeting'
  const { id } = conversation.stores.attachments.add({
    kind: 'document',
    name,
    size,
    text,
    recordingId: 'r',
  })
  const models = ['gemma-4-31B-it']
  const { messages } = conversation.chats.send({
    chatId: null,
    content: 'What was decided?',
    models,
    attachments: [id],
  })
  const answer = messages.at(-1)
  if (answer?.role !== 'assistant') throw new Error('Nothing answers')
  return answer
}

/** The nth request that was made. */
const asked = (index: number): Promise<ScriptedAnswer> =>
  vi.waitFor(() => {
    const scripted = conversation.answers[index]
    if (!scripted) throw new Error('It is not asked yet')
    return scripted
  })

const contentOf = ({ request }: ScriptedAnswer): string => JSON.stringify(request.messages)

function reply(scripted: ScriptedAnswer, content: string): void {
  scripted.give(
    { kind: 'content', text: content },
    { kind: 'usage', promptTokens: 100, completionTokens: 10 },
    { kind: 'finished', reason: 'stop' },
  )
  scripted.end()
}

async function ended(messageId: string) {
  return vi.waitFor(() => {
    const found = conversation.heard.ended.find((end) => end.messageId === messageId)
    if (!found) throw new Error('It has not ended')
    return found
  })
}

describe('a transcript that is attached', () => {
  test('goes along whole where it fits, and where nobody knows', async () => {
    for (const [index, context] of [undefined, 100_000].entries()) {
      const answer = ask(context)
      const request = await asked(index)
      expect(contentOf(request)).toContain('Line number 299 of it.')
      expect(contentOf(request)).toContain('cite the time')
      reply(request, 'Nothing.')
      expect((await ended(answer.id)).figures.parts).toBeUndefined()
    }
  })

  test('is read in parts where it does not fit; the answer is made from the notes of all of them', async () => {
    const answer = ask(5000)
    let count = 0
    const seen: string[] = []
    for (;;) {
      const request = await asked(count)
      const content = contentOf(request)
      if (!content.includes('this is part')) break
      expect(estimatedTokens(content)).toBeLessThan(5000)
      expect(content).toContain('What was decided?')
      seen.push(...(content.match(/Line number \d+ of it/g) ?? []))
      count += 1
      reply(request, `[${count}:00] note ${count}`)
    }
    expect(count).toBeGreaterThan(1)
    // Each line was read once, in order.
    expect(seen).toEqual(lines.map((line) => line.replace(/^\S+ |\.$/g, '')))
    const last = await asked(count)
    expect(contentOf(last)).not.toContain('Line number')
    for (let part = 1; part <= count; part++) expect(contentOf(last)).toContain(`note ${part}`)
    reply(last, 'To begin [1:00].')
    const { figures, state } = await ended(answer.id)
    expect(state).toEqual({ kind: 'done', finishReason: 'stop' })
    expect(figures).toMatchObject({ parts: count, promptTokens: 100 * (count + 1) })
    const stored = conversation.stores.messages.find(answer.id)
    expect(stored).toMatchObject({ content: 'To begin [1:00].' })
    expect(stored.role === 'assistant' && stored.thinking).toContain('note 2')
    const phases = conversation.heard.progress.map(({ phase }) => phase.kind)
    expect(phases.filter((kind) => kind === 'reading')).toHaveLength(count)
  })

  test('is read no further when it is stopped, and what was noted is kept', async () => {
    const answer = ask(5000)
    const first = await asked(0)
    first.give({ kind: 'content', text: '[1:00] a note' })
    await vi.waitFor(() => expect(conversation.heard.deltas.length).toBeGreaterThan(0))
    conversation.chats.stop(answer.id)
    expect((await ended(answer.id)).state).toEqual({ kind: 'stopped' })
    expect(conversation.answers).toHaveLength(1)
    expect(conversation.stores.messages.find(answer.id)).toMatchObject({ content: '' })
  })
})

test('a plan leaves room for what is asked and answered, and is none without a transcript', () => {
  const message = (tokens: number, recordingId?: string): Message => ({
    role: 'user',
    id: 'm',
    chatId: 'c',
    parentId: null,
    createdAt: 0,
    content: 'abc',
    attachments: [
      {
        kind: 'document',
        id: 'a',
        name: 'n',
        size: 1,
        characters: 1,
        tokens,
        ...(recordingId !== undefined && { recordingId }),
      },
    ],
  })
  const common = { systemPrompt: '', maxTokens: undefined, contextTokens: 10_000 }
  expect(readingPlan({ ...common, messages: [message(7000, 'r')] })).toBeNull()
  expect(readingPlan({ ...common, messages: [message(20_000)] })).toBeNull()
  expect(readingPlan({ ...common, messages: [message(20_000, 'r')] })).toMatchObject({ parts: 4 })
  expect(
    readingPlan({ ...common, contextTokens: 2200, messages: [message(20_000, 'r')] }),
  ).toBeNull()
})

test('parts hold the whole text, in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.string({ unit: fc.constantFrom('a', 'õ', ' ', '.') }), { maxLength: 60 }),
      fc.integer({ min: 1, max: 9 }),
      (lines, count) => {
        const text = lines.join('\n')
        const parts = inParts(text, count)
        expect(parts.length).toBeLessThanOrEqual(count)
        expect(parts.join('').replaceAll(/\s/g, '')).toBe(text.replaceAll(/\s/g, ''))
      },
    ),
  )
})
