import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { contentSent, lastUserText } from './requests.ts'
import { startFakeServer } from './server.ts'
import type { FakeServer } from './server.ts'
import { postSound, tone } from './test-sound.ts'

let server: FakeServer

beforeAll(async () => {
  server = await startFakeServer()
})
beforeEach(() => server.reset())
afterAll(() => server.close())

function post(content: string, init: RequestInit & { key?: string; model?: string } = {}) {
  return fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${init.key ?? server.key}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({
      model: init.model ?? 'gemma-4-31B-it',
      stream: true,
      stream_options: { include_usage: true },
      messages: [{ role: 'user', content }],
    }),
    ...(init.signal ? { signal: init.signal } : {}),
  })
}

test('an ordinary answer quotes the user, counts tokens and ends with [DONE]', async () => {
  const text = await (await post('Tere!')).text()
  expect(text).toContain(' “Tere!”.')
  expect(text).toContain('"usage":{')
  expect(text.endsWith('data: [DONE]\n\n')).toBe(true)
  expect(contentSent(server.requests[0]!)).toBe(
    'You wrote: “Tere!”. This is gemma-4-31B-it speaking.',
  )
})

test('only the thinking model thinks, and a model that is not served is refused', async () => {
  expect(await (await post('a', { model: 'qwen3.5-122b' })).text()).toContain('reasoning_content')
  const plain = await (await post('a', { model: 'qwen3.5-122b-nonthinking' })).text()
  expect(plain).not.toContain('reasoning')
  expect((await post('a', { model: 'whisper-large-v3' })).status).toBe(400)
})

test('a wrong key gets 401 that does not repeat it', async () => {
  const response = await post('a', { key: 'sk-wrong-1234567890' })
  expect(response.status).toBe(401)
  const text = await response.text()
  expect(text).toContain('token_not_found_in_db')
  expect(text).not.toContain('sk-wrong-1234567890')
})

test('next answers once, always afterwards, and a model may have its own plan', async () => {
  server.chat.always('503')
  server.chat.next('429-rpm', { retryAfter: 2 })
  server.chat.forModel('qwen3.5-122b').always('vllm-new')
  const limited = await post('a')
  expect([limited.status, limited.headers.get('retry-after')]).toEqual([429, '2'])
  expect((await post('a')).status).toBe(503)
  expect((await post('a')).status).toBe(503)
  expect((await post('a', { model: 'qwen3.5-122b' })).status).toBe(200)
  server.reset()
  expect((await post('a')).status).toBe(200)
})

test('a held stream stands at its gate and goes on when released', async () => {
  const visit = server.chat.next('hold-after', { content: 'one two three four', after: 2 })
  const response = await post('a')
  const request = await visit.reached
  expect(contentSent(request)).toBe('one two')
  visit.release()
  expect(await response.text()).toContain('[DONE]')
  expect(contentSent(request)).toBe('one two three four')
})

test('a held stream can be cut', async () => {
  const visit = server.chat.next('hold-after')
  const response = await post('a')
  await visit.reached
  visit.cut()
  await expect(response.text()).rejects.toThrow('terminated')
})

test('the server notices when a client leaves', async () => {
  const visit = server.chat.next('hold-after')
  const leaving = new AbortController()
  await post('a', { signal: leaving.signal })
  const request = await visit.reached
  expect(request.aborted).toBe(false)
  leaving.abort()
  expect(await request.closed).toMatchObject({ aborted: true })
})

test('it refuses connections and comes back on the same port', async () => {
  await server.refuseConnections()
  await expect(post('a')).rejects.toThrow('fetch failed')
  await server.listenAgain()
  expect((await post('a')).status).toBe(200)
})

test('a plan may be for requests that fit, such as the second one', async () => {
  server.chat.where((_, nth) => nth === 2).always('503')
  server.chat.where(({ json }) => lastUserText(json) === 'b').next('429-rpm')
  const statuses: number[] = []
  for (const content of ['a', 'a', 'b', 'b']) statuses.push((await post(content)).status)
  expect(statuses).toEqual([200, 503, 429, 200])
})

test('a multipart upload is taken apart, and an odd one refused', async () => {
  const response = await postSound(server, tone(1.5), { language: 'et' }, 'klipp-õ.wav')
  expect(await response.text()).toContain('keel-et')
  const file = server.requests[0]?.parts.find((part) => part.name === 'file')
  expect(file).toMatchObject({ fileName: 'klipp-õ.wav', type: 'audio/wav' })
  expect(file?.bytes?.byteLength).toBe(44 + 1.5 * 32_000)
  const text = new TextEncoder().encode('This is a text file.')
  expect((await postSound(server, text)).status).toBe(400)
})
