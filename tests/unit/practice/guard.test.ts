import { once } from 'node:events'
import { IncomingMessage, request } from 'node:http'
import { expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { createPracticeService } from '../../../electron/practice/server.ts'
import { startPractice } from './start-practice.ts'

it('listens on 127.0.0.1 only and gives each start its own token', async () => {
  const [one, other] = await Promise.all([startPractice(), startPractice()])
  expect(one.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/v1$/)
  expect(one.token).not.toBe(other.token)
  expect(one.token.length).toBeGreaterThan(32)
})

it.each(['', 'Bearer', 'Bearer practice-wrong', 'Basic abc'])(
  'answers 401 to the authorization "%s"',
  async (authorization) => {
    const { address } = await startPractice()
    const answer = await fetch(`${address}/models`, { headers: { authorization } })
    expect(answer.status).toBe(401)
    expect(await answer.json()).toMatchObject({
      error: { type: 'token_not_found_in_db', code: '401' },
    })
  },
)

it('refuses a request whose Host is not its own address, as after DNS rebinding', async () => {
  const { address, token } = await startPractice()
  const ask = async (host: string) => {
    const sent = request(`${address}/models`, {
      headers: { host, authorization: `Bearer ${token}` },
    })
    sent.end()
    const [answer] = z.tuple([z.instanceof(IncomingMessage)]).parse(await once(sent, 'response'))
    answer.resume()
    return answer.statusCode
  }
  expect(await ask('evil.example')).toBe(421)
  expect(await ask(new URL(address).host)).toBe(200)
})

it('tells no web page that it may read anything', async () => {
  const { address, token } = await startPractice()
  const preflight = await fetch(`${address}/models`, {
    method: 'OPTIONS',
    headers: { origin: 'https://example.org', 'access-control-request-method': 'GET' },
  })
  const read = await fetch(`${address}/models`, {
    headers: { origin: 'https://example.org', authorization: `Bearer ${token}` },
  })
  expect(preflight.status).toBe(401)
  expect(preflight.headers.get('access-control-allow-origin')).toBeNull()
  expect(read.headers.get('access-control-allow-origin')).toBeNull()
})

it('answers 404 to an unknown path and 405 to the wrong method, in FastAPI’s words', async () => {
  const { get } = await startPractice()
  const unknown = await get('/embeddings')
  expect([unknown.status, await unknown.json()]).toEqual([404, { detail: 'Not Found' }])
  const wrong = await get('/chat/completions')
  expect([wrong.status, await wrong.json()]).toEqual([405, { detail: 'Method Not Allowed' }])
})

it('answers 413 to a body of more than 25 MiB, declared or not', async () => {
  const { post, get, address, token } = await startPractice()
  const large = new Uint8Array(26 * 1024 * 1024)
  expect((await post('/chat/completions', large)).status).toBe(413)
  // A stream is sent in chunks, without a Content-Length.
  const undeclared = Object.assign(
    {
      method: 'POST',
      headers: { authorization: `Bearer ${token}` },
      body: new Blob([large]).stream(),
    },
    { duplex: 'half' as const },
  )
  expect((await fetch(`${address}/chat/completions`, undeclared)).status).toBe(413)
  expect((await get('/models')).status).toBe(200)
})

it('starts once, and again after it was closed', async () => {
  const service = createPracticeService()
  onTestFinished(() => service.close())
  const [first, second] = await Promise.all([service.start(), service.start()])
  expect(second).toEqual(first)
  await service.close()
  await service.close()
  const { address, token } = await service.start()
  const answer = await fetch(`${address}/models`, { headers: { authorization: `Bearer ${token}` } })
  expect(answer.status).toBe(200)
})

it('lets go of open answers when it closes', async () => {
  const { post, close } = await startPractice({ pace: 0.001 })
  const answer = await post(
    '/chat/completions',
    JSON.stringify({
      model: 'gemma-4-31B-it',
      stream: true,
      messages: [{ role: 'user', content: 'Tere' }],
    }),
  )
  await close()
  await expect(answer.text()).rejects.toThrow('terminated')
})
