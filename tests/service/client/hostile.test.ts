import { gzipSync } from 'node:zlib'
import { afterEach, describe, expect, test } from 'vitest'
import type { Exchange, Scenario } from '../fake-server/exchange.ts'
import { createTestClock } from '../test-clock.ts'
import { failureOf, hear, linkTo, openWire } from './harness.ts'
import { transcribe } from './speech.ts'

const wire = openWire()
const never = new AbortController().signal
const limits = { headers: 1000, bytes: 1000, events: 1000 }
const events = { 'content-type': 'text/event-stream' }
const json = { 'content-type': 'application/json' }
const mebibyte = 1024 * 1024

/** How much memory a piece of work added at its worst, in MiB, looked at every few milliseconds. */
async function worstOf(work: () => Promise<unknown>): Promise<number> {
  globalThis.gc?.()
  const before = process.memoryUsage().rss
  let worst = before
  const timer = setInterval(() => (worst = Math.max(worst, process.memoryUsage().rss)), 5)
  try {
    await work()
  } finally {
    clearInterval(timer)
  }
  return (worst - before) / mebibyte
}

const chunk = (content: string): string =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`

/** Sends the same bytes until the client has gone. */
const forEver =
  (headers: Readonly<Record<string, string>>, bytes: string | Uint8Array, status = 200): Scenario =>
  async (exchange) => {
    exchange.head(status, headers)
    for (;;) await exchange.send(bytes)
  }

const saying =
  (
    body: string | Uint8Array,
    headers: Readonly<Record<string, string>> = json,
    status = 200,
  ): Scenario =>
  async (exchange) => {
    exchange.head(status, headers)
    await exchange.end(body)
  }

/** A byte at a time, so slowly that no clock of the connection's own would ring. */
const trickle =
  (headers: Readonly<Record<string, string>>, text: string): Scenario =>
  async (exchange) => {
    exchange.head(200, headers)
    for (;;) {
      await exchange.send(text)
      await exchange.pause(20)
    }
  }

describe('a chat ends in an error, and memory stays bounded,', () => {
  test('when the answer never ends', async () => {
    wire.server.chat.nextDo(forEver(events, chunk('word '.repeat(20_000))))
    let heard
    const grown = await worstOf(async () => (heard = await hear(wire.link)))
    expect(heard).toMatchObject({ error: { code: 'cut' } })
    expect(grown).toBeLessThan(400)
  }, 60_000)

  test('when a line never ends', async () => {
    wire.server.chat.nextDo(forEver(events, 'x'.repeat(mebibyte)))
    let heard
    const grown = await worstOf(async () => (heard = await hear(wire.link)))
    expect(heard).toMatchObject({ error: { code: 'not_a_service' } })
    expect(grown).toBeLessThan(400)
  }, 60_000)

  test('when an event never ends, a line at a time', async () => {
    wire.server.chat.nextDo(forEver(events, `data: ${'x'.repeat(mebibyte)}\n`))
    expect(await hear(wire.link)).toMatchObject({ error: { code: 'not_a_service' } })
  }, 60_000)

  test('when a few bytes unpack to gigabytes', async () => {
    // A gigabyte of nothing, packed to a megabyte.
    const bomb = gzipSync(Buffer.alloc(256 * mebibyte, 'x'))
    wire.server.chat.nextDo(saying(bomb, { ...events, 'content-encoding': 'gzip' }))
    let heard
    const grown = await worstOf(async () => (heard = await hear(wire.link)))
    expect(heard).toMatchObject({ error: { code: 'not_a_service' } })
    expect(grown).toBeLessThan(400)
  }, 60_000)

  test('when an error is as long as a book', async () => {
    wire.server.chat.alwaysDo(forEver(json, 'x'.repeat(mebibyte), 400))
    const { error } = await hear(wire.link)
    expect(error?.code).toBe('request_refused')
    expect(error?.detail?.length ?? 0).toBeLessThan(600)
  }, 60_000)

  test('when headers are endless', async () => {
    const headers = Object.fromEntries(
      Array.from({ length: 400 }, (_, index) => [`x-${index}`, 'y'.repeat(4000)]),
    )
    wire.server.chat.alwaysDo(saying('{}', { ...events, ...headers }))
    const { error } = await hear(wire.link)
    expect(error?.code).toMatch(/^(unreachable|not_a_service|cut)$/)
  })

  test('when nothing but keep-alives comes, however fast', async () => {
    const impatient = linkTo(wire.server, { limits })
    wire.server.chat.nextDo(trickle(events, ': still here\n\n'))
    expect(await hear(impatient)).toMatchObject({ error: { code: 'stalled' } })
    await impatient.drop()
  })

  test('when the headers do not come', async () => {
    const impatient = linkTo(wire.server, { limits: { ...limits, headers: 200 } })
    wire.server.chat.alwaysDo((exchange) => exchange.linger())
    expect(await hear(impatient)).toMatchObject({ error: { code: 'timed_out' } })
    await impatient.drop()
  })

  test.each([
    ['arrays', '['.repeat(200_000)],
    ['closed arrays', `${'['.repeat(200_000)}${']'.repeat(200_000)}`],
    ['objects', '{"a":'.repeat(200_000)],
  ])('when its JSON is 200,000 %s deep', async (_what, deep) => {
    wire.server.chat.nextDo(saying(`data: ${deep}\n\ndata: [DONE]\n\n`, events))
    const { error } = await hear(wire.link)
    expect(error?.code).toMatch(/^(not_a_service|cut|server_error)$/)
  })
})

describe('what a chat cannot do to us:', () => {
  test('names like __proto__ change no object of ours', async () => {
    const evil =
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"choices":[{"delta":{"__proto__":{"polluted":1},"content":"hello"},"finish_reason":"stop"}]}'
    wire.server.chat.nextDo(saying(`data: ${evil}\n\ndata: [DONE]\n\n`, events))
    expect(await hear(wire.link)).toMatchObject({ content: 'hello', reason: 'stop' })
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
  })

  test.each(['-5', '1e999', '"NaN"', '0.5', 'null', '[]', '{"valueOf":1}', '9007199254740993'])(
    'a usage of %s counts as none told',
    async (figure) => {
      const end = `{"choices":[{"delta":{"content":"a"},"finish_reason":"stop"}],"usage":{"prompt_tokens":${figure},"completion_tokens":${figure}}}`
      wire.server.chat.nextDo(saying(`data: ${end}\n\ndata: [DONE]\n\n`, events))
      expect((await hear(wire.link)).usage).toBeUndefined()
    },
  )

  test('an error’s words come without terminal codes and marks that turn text around', async () => {
    const message = '\u001B[31mred\u001B[0m \u202Egnp.exe\u202C \u0000\u0007\u200B end'
    wire.server.chat.alwaysDo(saying(JSON.stringify({ error: { message } }), json, 400))
    const { error } = await hear(wire.link)
    expect(error?.detail).not.toMatch(/[\p{Cc}\p{Cf}]/u)
    expect(error?.detail).toContain('end')
  })

  test('its cookies are never sent back', async () => {
    wire.server.chat.nextDo(
      saying(`${chunk('a')}data: [DONE]\n\n`, { ...events, 'set-cookie': 'track=1; Path=/' }),
    )
    await hear(wire.link)
    await hear(wire.link)
    expect(wire.server.requests.map(({ headers }) => headers['cookie'])).toEqual([
      undefined,
      undefined,
    ])
  })

  test.each([301, 302, 303, 307, 308])(
    'a redirect with %i to another origin is not followed, and gets no key',
    async (status) => {
      wire.server.chat.alwaysDo(async (exchange: Exchange) => {
        exchange.head(status, { location: 'http://127.0.0.2:9/v1/chat/completions' })
        await exchange.end()
      })
      expect(await hear(wire.link)).toMatchObject({
        error: { code: 'not_a_service', reason: 'redirected' },
      })
      expect(wire.server.requests).toHaveLength(1)
    },
  )

  test('a redirect in a circle ends', async () => {
    wire.server.chat.alwaysDo(async (exchange: Exchange) => {
      exchange.head(307, { location: '/v1/chat/completions' })
      await exchange.end()
    })
    expect(await hear(wire.link)).toMatchObject({ error: { code: 'not_a_service' } })
    expect(wire.server.requests.length).toBeLessThan(6)
  })
})

describe('a list of models', () => {
  test('that never ends is none', async () => {
    wire.server.models.nextDo(forEver(json, `{"id":"x${'x'.repeat(mebibyte)}"},`))
    let error: unknown
    const grown = await worstOf(async () => (error = await failureOf(wire.link.models(never))))
    expect(error).toMatchObject({ code: 'not_a_service' })
    expect(grown).toBeLessThan(400)
  }, 60_000)

  test('that unpacks to gigabytes is none', async () => {
    const bomb = gzipSync(Buffer.alloc(256 * mebibyte, ' '))
    wire.server.models.nextDo(saying(bomb, { ...json, 'content-encoding': 'gzip' }))
    expect(await failureOf(wire.link.models(never))).toMatchObject({ code: 'not_a_service' })
  }, 60_000)

  test('that comes a byte at a time ends with its clock', async () => {
    const clock = createTestClock()
    const link = linkTo(wire.server, { clock })
    wire.server.models.nextDo(trickle(json, ' '))
    const failing = failureOf(link.models(never))
    await expect.poll(() => wire.server.requests.length).toBe(1)
    clock.advance(30_000)
    expect(await failing).toMatchObject({ code: 'timed_out' })
    await link.drop()
  })

  test('is read without the names that cannot be shown as what they are', async () => {
    const ids = [
      'good',
      '__proto__',
      'constructor',
      'turned\u202Egnp.exe',
      'red\u001B[31m',
      'new\nline',
      'x'.repeat(10_000),
      '',
    ]
    const data = [...ids.map((id) => ({ id })), { id: 7 }, { id: { a: 1 } }, [], 'bare']
    wire.server.models.nextDo(saying(JSON.stringify({ data })))
    const models = await wire.link.models(never)
    expect(models.map(({ id }) => id)).toEqual(['good', '__proto__', 'constructor', 'bare'])
    expect(models.every(({ kind }) => kind === 'chat')).toBe(true)
  })

  test('of a million rows is read as far as any service goes', async () => {
    const row = '{"id":"m"}'
    const body = `{"data":[${Array.from({ length: 200_000 }, (_, index) => row.replace('m', `m${index}`)).join(',')}]}`
    wire.server.models.nextDo(saying(body))
    expect(await wire.link.models(never)).toHaveLength(1000)
  })

  test('of contexts that are none tells none', async () => {
    const lengths = [-1, 0, 0.5, 'many', null, [], 1e300]
    const data = lengths.map((length, index) => ({ id: `m${index}`, max_model_len: length }))
    wire.server.models.nextDo(saying(JSON.stringify({ data })))
    const models = await wire.link.models(never)
    expect(models.map(({ contextTokens }) => contextTokens)).toEqual(lengths.map(() => undefined))
  })
})

describe('a transcription', () => {
  test('that never ends is none', async () => {
    wire.server.audio.alwaysDo(forEver(json, 'x'.repeat(mebibyte)))
    expect(await failureOf(transcribe(wire.link))).toMatchObject({ code: 'not_a_service' })
  }, 60_000)

  test('with times and a language that are none is read for its text', async () => {
    const body = JSON.stringify({
      text: 'tere',
      language: '__proto__',
      duration: -1,
      segments: [{ start: 1e300, end: -5, text: 'tere' }, null, 7],
    })
    wire.server.audio.alwaysDo(saying(body))
    const outcome = await transcribe(wire.link).catch((error: unknown) => error)
    expect(JSON.stringify(outcome)).not.toContain('internal')
  })
})

afterEach(() => {
  expect(Object.keys(Object.prototype)).toEqual([])
})
