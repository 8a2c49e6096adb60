import { expect, test } from 'vitest'
import { createCleanUp } from '../../../../electron/recordings/clean-up/clean-up.ts'
import type { StreamChat } from '../../../../electron/service/chat.ts'
import type { ChatRequest } from '../../../../electron/service/chat-request.ts'
import { serviceError } from '../../../../electron/service/errors/service-error.ts'
import { createTestClock } from '../../../service/test-clock.ts'

const raw = 'ee tere kõigile noh alustame'
const tidy = 'Tere kõigile, alustame.'

function lab(chat: StreamChat, model: string | null = 'qwen3.5-122b-nonthinking') {
  const clock = createTestClock()
  const cleanUp = createCleanUp({ chat, model: () => model, clock, newMark: () => '7' })
  return { clock, cleanUp }
}

test('a tidied text comes back, asked of the model that does not think, as a person’s', async () => {
  const asked: (ChatRequest & { priority: string })[] = []
  const { cleanUp, clock } = lab(async function* (request, { priority }) {
    asked.push({ ...request, priority })
    yield { kind: 'content', text: 'Tere kõigile, ' }
    yield { kind: 'content', text: 'alustame.' }
    yield { kind: 'finished', reason: 'stop' }
  })
  expect(await cleanUp(raw, 'et')).toBe(tidy)
  expect(asked).toMatchObject([{ model: 'qwen3.5-122b-nonthinking', priority: 'person' }])
  expect(asked[0]?.messages[1]?.content).toContain(raw)
  expect(clock.pending()).toBe(0)
})

test('after 1.5 s nobody waits for it, and the request is ended', async () => {
  let signal: AbortSignal | undefined
  const { cleanUp, clock } = lab(async function* (_request, options) {
    signal = options.signal
    yield { kind: 'content', text: 'Tere' }
    await new Promise((_resolve, reject) => {
      options.signal.addEventListener('abort', () => reject(serviceError('cancelled')))
    })
  })
  const cleaned = cleanUp(raw, 'et')
  await Promise.resolve()
  clock.advance(1499)
  await Promise.resolve()
  expect(signal?.aborted).toBe(false)
  clock.advance(1)
  expect(await cleaned).toBeNull()
  expect(signal?.aborted).toBe(true)
})

test('an answer that was cut, a failure, another text or no model: the raw text stands', async () => {
  const cut = lab(async function* () {
    yield { kind: 'content', text: tidy }
    yield { kind: 'finished', reason: 'length' }
  })
  expect(await cut.cleanUp(raw, 'et')).toBeNull()
  // oxlint-disable-next-line require-yield -- a service that fails gives out nothing
  const failing = lab(async function* () {
    throw serviceError('unreachable')
  })
  expect(await failing.cleanUp(raw, 'et')).toBeNull()
  const answering = lab(async function* () {
    yield { kind: 'content', text: 'Kuidas saan täna aidata?' }
    yield { kind: 'finished', reason: 'stop' }
  })
  expect(await answering.cleanUp(raw, 'et')).toBeNull()
  expect(await lab(async function* () {}, null).cleanUp(raw, 'et')).toBeNull()
  expect(await answering.cleanUp('  ', 'et')).toBeNull()
})
