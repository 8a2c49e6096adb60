import { expect, test } from '@playwright/test'
import { systemClock } from '../../electron/service/clock.ts'
import { ServiceError } from '../../electron/service/errors/service-error.ts'
import { createLink } from '../../electron/service/link.ts'
import type { TransportLimits } from '../../electron/service/transport.ts'
import { startFakeServer } from '../service/fake-server/server.ts'

const minutes = 60_000

/** Asks a server that is silent for so many seconds, and tells how it ended and after how long. */
async function askedOfSilence(seconds: number, limits?: TransportLimits) {
  const server = await startFakeServer()
  const link = createLink(server.url, server.key, {
    version: '0.1.0',
    clock: systemClock,
    resolveProxy: () => Promise.resolve('DIRECT'),
    onBudget: () => undefined,
    onTellsLanguage: () => undefined,
    onNews: () => undefined,
    memory: { of: () => [], keep: () => undefined },
    clips: null,
    ...(limits === undefined ? {} : { limits }),
  })
  const began = performance.now()
  server.chat.next('slow-first-byte', { afterMs: seconds * 1000, content: 'Here at last.' })
  const options = { signal: new AbortController().signal, priority: 'person' as const }
  const request = {
    model: 'gemma-4-31B-it',
    messages: [{ role: 'user', content: 'Tere!' }],
  } as const
  let content = ''
  let error: string | undefined
  try {
    for await (const event of link.chat(request, options)) {
      if (event.kind === 'content') content += event.text
    }
  } catch (caught) {
    if (!(caught instanceof ServiceError)) throw caught
    error = `${caught.error.code}: ${caught.error.detail}`
  }
  const took = (performance.now() - began) / 1000
  console.log(
    `  first byte after ${seconds} s: ${error ?? `“${content}”`} after ${took.toFixed(1)} s`,
  )
  const requests = server.requests.length
  await link.drop()
  await server.close()
  return { content, error, took, requests }
}

/** undici’s own clock strikes at 300 s; the third of these shows that it is off, and not just later than ours. */
test('an answer whose first byte comes after 299 s arrives; at 300 s it is our own clock that ends the wait', async () => {
  test.setTimeout(7 * minutes)
  const patient = { headers: 6 * minutes, bytes: 6 * minutes, events: 6 * minutes }
  const [inTime, late, later] = await Promise.all([
    askedOfSilence(299),
    askedOfSilence(302),
    askedOfSilence(310, patient),
  ])
  expect(inTime).toMatchObject({ content: 'Here at last.', error: undefined, requests: 1 })
  expect(late).toMatchObject({ content: '', error: 'timed_out: no answer for 300 s', requests: 1 })
  expect(late.took).toBeGreaterThanOrEqual(300)
  expect(late.took).toBeLessThan(302)
  expect(later).toMatchObject({ content: 'Here at last.', error: undefined, requests: 1 })
})
