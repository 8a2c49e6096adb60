import { LLMock } from '@copilotkit/aimock'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Link } from '../../../electron/service/link.ts'
import { failureOf, hear, linkTo } from './harness.ts'
import { transcribe } from './speech.ts'

/** A server of OpenAI's API that others wrote (npm: @copilotkit/aimock), so that it does not share our mistakes. */
let mock: LLMock
let link: Link

beforeAll(async () => {
  mock = new LLMock({ port: 0 })
  await mock.start()
})
beforeEach(() => {
  link = linkTo({ url: `${mock.url}/v1`, key: 'sk-mock-0123456789' })
})
afterEach(async () => {
  await link.drop()
  mock.clearFixtures()
})
afterAll(() => mock.stop())

const content = 'Tere! Siin on õunapuu, žürii ja 🌲, üks kaks kolm neli viis.'
const reasoning = 'They greet me. I will greet them back.'

describe('chat', () => {
  test.for([1, 3, 1000])('an answer in chunks of %s characters', async (chunkSize) => {
    mock.onMessage('Tere!', { content }, { chunkSize })
    const heard = await hear(link)
    expect(heard).toMatchObject({ thinking: '', content, reason: 'stop', error: undefined })
    expect(heard.usage?.completionTokens).toBeGreaterThan(0)
  })

  test('reasoning before the answer', async () => {
    mock.onMessage('Tere!', { content, reasoning })
    expect(await hear(link)).toMatchObject({ thinking: reasoning, content, reason: 'stop' })
  })

  test('usage and finish reason as they are told', async () => {
    const usage = { prompt_tokens: 17, completion_tokens: 5, total_tokens: 22 }
    mock.onMessage('Tere!', { content, usage, finishReason: 'length' })
    expect(await hear(link)).toMatchObject({
      content,
      reason: 'length',
      usage: { promptTokens: 17, completionTokens: 5 },
    })
  })

  test('a call of a tool that nobody offered', async () => {
    mock.onMessage('Tere!', { toolCalls: [{ name: 'get_weather', arguments: '{"city":"Tartu"}' }] })
    expect(await hear(link)).toMatchObject({ content: '', reason: 'tool_calls', error: undefined })
  })

  test.for([
    [400, 'invalid_request_error', 'Something is wrong', 'request_refused'],
    [401, 'authentication_error', 'Incorrect API key provided: sk-mo***6789', 'key_refused'],
    [403, 'permission_error', 'You may not', 'forbidden'],
    [404, 'not_found_error', 'The model `x` does not exist', 'model_unknown'],
    [413, 'request_too_large', 'Too much', 'too_large'],
    [429, 'insufficient_quota', 'Budget has been exceeded!', 'budget_spent'],
    [500, 'server_error', 'The server had an error', 'server_error'],
  ] as const)('%s %s', async ([status, type, message, code]) => {
    mock.onMessage('Tere!', { error: { message, type }, status })
    const { error } = await hear(link)
    expect(error).toMatchObject({ code, status })
    expect(error?.detail).not.toContain('6789')
  })

  test('a rate limit is waited for, then the answer comes', async () => {
    mock.onMessage('Tere!', { content })
    mock.nextRequestError(429, { message: 'Rate limit reached', type: 'rate_limit_error' })
    const heard = await hear(link)
    expect(heard).toMatchObject({ content, reason: 'stop' })
    expect(heard.waits.map(({ kind }) => kind)).toEqual(['queued', 'sent', 'waiting', 'sent'])
  })

  test('a stream that is cut off after some chunks keeps what came', async () => {
    const streamingProfile = { ttft: 0, tps: 100 }
    mock.onMessage('Tere!', { content }, { chunkSize: 4, truncateAfterChunks: 4, streamingProfile })
    const heard = await hear(link)
    expect(heard.error?.code).toBe('cut')
    expect(content.startsWith(heard.content)).toBe(true)
    expect(heard.content).not.toBe('')
  })

  test('a connection that breaks in the middle keeps what came', async () => {
    const streamingProfile = { ttft: 0, tps: 100 }
    mock.onMessage('Tere!', { content }, { chunkSize: 4, disconnectAfterMs: 80, streamingProfile })
    const heard = await hear(link)
    expect(heard.error?.code).toBe('cut')
    expect(content.startsWith(heard.content)).toBe(true)
  })

  test('JSON that is broken', async () => {
    mock.onMessage('Tere!', { content }, { chaos: { malformedRate: 1 } })
    expect((await hear(link)).error?.code).toBeDefined()
  })

  test('Stop ends it', async () => {
    mock.onMessage('Tere!', { content }, { chunkSize: 2, streamingProfile: { ttft: 0, tps: 10 } })
    const stop = new AbortController()
    const onEvent = () => stop.abort()
    const heard = await hear(link, {}, { signal: stop.signal, onEvent })
    expect(heard.error?.code).toBe('cancelled')
    expect(content.startsWith(heard.content)).toBe(true)
  })
})

describe('transcription', () => {
  const text = 'Tere hommikust, Tartu!'

  test('json', async () => {
    mock.onTranscription({ transcription: { text } })
    expect(await transcribe(link)).toMatchObject({ text })
  })

  test('verbose_json, with times and the language by its name', async () => {
    const segments = [
      { id: 0, text: 'Tere hommikust,', start: 0, end: 2.5 },
      { id: 1, text: 'Tartu!', start: 2.5, end: 5 },
    ]
    mock.onTranscription({ transcription: { text, language: 'estonian', duration: 5, segments } })
    const transcript = await transcribe(link, { language: null })
    expect(transcript).toEqual({
      text,
      language: 'et',
      segments: segments.map(({ start, end, text: said }) => ({ start, end, text: said })),
    })
  })

  test('an error', async () => {
    const error = { message: 'Invalid or unsupported audio file.', type: 'invalid_request_error' }
    mock.on({ endpoint: 'transcription' }, { error, status: 400 })
    expect(await failureOf(transcribe(link))).toMatchObject({
      code: 'request_refused',
      reason: 'sound_refused',
    })
  })
})

test('the list of models', async () => {
  const models = await link.models(new AbortController().signal)
  expect(models.length).toBeGreaterThan(0)
})
