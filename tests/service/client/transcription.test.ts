import { describe, expect, test } from 'vitest'
import { secondsOf } from '../../../electron/service/transcription/post-sound.ts'
import { startDeafServer } from '../deaf-server.ts'
import { createTestClock } from '../test-clock.ts'
import { startFakeServer } from '../fake-server/server.ts'
import { tone } from '../fake-server/test-sound.ts'
import { failureOf, linkTo, openWire } from './harness.ts'
import { formatsAsked, speech, transcribe } from './speech.ts'

const wire = openWire()

const few = 'Tere hommikust, Tartu!'

describe('the request', () => {
  test('names model, language, format and temperature, and carries the sound whole', async () => {
    await transcribe(wire.link, { temperature: 0.4 })
    const [request] = wire.server.requests
    const parts = request?.parts.map(({ name, text, fileName, type }) => ({
      name,
      value: text ?? `${fileName?.replace(/^[\w-]+\./, '….')} ${type}`,
    }))
    expect(parts?.toSorted((a, b) => a.name.localeCompare(b.name))).toEqual([
      { name: 'file', value: '….wav audio/wav' },
      { name: 'language', value: 'et' },
      { name: 'model', value: 'whisper-large-v3' },
      { name: 'response_format', value: 'json' },
      { name: 'temperature', value: '0.4' },
    ])
    const file = request?.parts.find(({ name }) => name === 'file')
    expect(Buffer.compare(file?.bytes ?? Buffer.of(), speech)).toBe(0)
    expect(Number(request?.headers['content-length'])).toBeGreaterThan(speech.byteLength)
  })

  // LiteLLM's cache takes sounds of one name for one sound (litellm#16463).
  test('names each sound otherwise', async () => {
    await transcribe(wire.link)
    await transcribe(wire.link)
    const names = wire.server.requests.map(
      ({ parts }) => parts.find(({ name }) => name === 'file')?.fileName,
    )
    expect(names.length).toBeGreaterThan(1)
    expect(new Set(names).size).toBe(names.length)
  })

  test('carries hints where there are some', async () => {
    await transcribe(wire.link, { prompt: 'Kääriku, Tõravere' })
    const prompt = wire.server.requests[0]?.parts.find(({ name }) => name === 'prompt')
    expect(prompt?.text).toBe('Kääriku, Tõravere')
  })

  test('without a language leaves it out and asks to be told', async () => {
    wire.server.audio.next('says', { language: 'en' })
    expect(await transcribe(wire.link, { language: null })).toMatchObject({ language: 'en' })
    expect(wire.server.requests[0]?.parts.map(({ name }) => name)).not.toContain('language')
    expect(formatsAsked(wire.server)).toEqual(['verbose_json'])
  })
})

describe('every dialect is the same text', () => {
  test.for([
    'says',
    'text-plain',
    'text-html',
    'text-as-json',
    'json-as-text',
    'json-string',
    'srt',
    'vtt',
    'refuses-verbose',
    'text-only',
  ] as const)('%s', async (name) => {
    wire.server.audio.always(name, { text: few })
    expect((await transcribe(wire.link)).text).toBe(few)
  })
})

describe('what verbose_json tells', () => {
  test.for([
    ['says', 'et', true],
    ['language-name', 'et', true],
    ['whisper-cpp', 'et', true],
    ['language-missing', null, true],
    ['language-null', null, true],
    ['numbers-as-strings', 'et', true],
    ['verbose-without-segments', 'et', false],
    ['segments-drift', 'et', false],
    ['segments-run-back', 'et', false],
    ['segments-overlap', 'et', false],
    ['text-plain', null, false],
    ['refuses-verbose', null, false],
    ['refuses-verbose-500', null, false],
    ['refuses-verbose-422', null, false],
    ['verbose-fails', null, false],
    ['text-only', null, false],
  ] as const)('%s', async ([name, language, hasTimes]) => {
    wire.server.audio.always(name)
    const transcript = await transcribe(wire.link, { language: null })
    expect(transcript.text).toMatch(/^[a-z]+ [a-z]+ .*keel-none/)
    expect(transcript.language).toBe(language)
    expect(transcript.segments !== null).toBe(hasTimes)
  })

  test('letters are composed, as people type them', async () => {
    const segments = [{ start: 0, end: 10, text: 'So\u0303na' }]
    wire.server.audio.next('says', { text: segments[0]?.text })
    const transcript = await transcribe(wire.link, { language: null })
    expect(transcript.text).toBe('S\u00F5na')
    expect(transcript.segments).toEqual([{ ...segments[0], text: 'S\u00F5na' }])
  })

  test('times of srt and vtt', async () => {
    for (const name of ['srt', 'vtt'] as const) {
      wire.server.audio.next(name, { text: few })
      const { segments } = await transcribe(wire.link)
      expect(segments).toEqual([{ start: 0, end: 10, text: few }])
    }
  })
})

describe('what is no transcript is an error', () => {
  test.for([
    ['html-200', 'not_a_service', 'a web page: Welcome to nginx! where a transcript was expected'],
    ['no-text', 'not_a_service', 'an object with task, id where a transcript was expected'],
    ['json-error-200', 'server_error', 'The engine has died.'],
    ['flat-error-200', 'server_error', 'The engine has died.'],
    ['half-json', 'cut', 'the answer ends in the middle'],
    ['empty-body', 'cut', 'the answer ends in the middle'],
    ['401-litellm', 'key_refused', 'Authentication Error'],
    ['403', 'forbidden', 'key not allowed'],
    ['413-html', 'too_large', '413 Request Entity Too Large'],
    ['400-model-litellm', 'model_unknown', 'Invalid model name'],
    ['429-budget', 'budget_spent', 'Budget has been exceeded'],
    ['500-plain', 'server_error', 'EngineCore'],
  ] as const)('%s', async ([name, code, words]) => {
    wire.server.audio.always(name)
    const error = await failureOf(transcribe(wire.link))
    expect(error.code).toBe(code)
    expect(error.detail).toContain(words)
    expect(wire.server.requests).toHaveLength(1)
    expect(wire.link.budget()).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
  })

  test('a body of more than 8 MiB', async () => {
    wire.server.audio.nextDo(async (exchange) => {
      exchange.head(200, { 'content-type': 'application/json' })
      await exchange.end(`{"text":"${'ja '.repeat(3_000_000)}"}`)
    })
    expect((await failureOf(transcribe(wire.link))).code).toBe('not_a_service')
  })

  test('what is not a sound, without asking again in other formats', async () => {
    const sound = new TextEncoder().encode('This is a text file, named as if it were a sound.')
    const error = await failureOf(transcribe(wire.link, { sound }))
    expect(error).toMatchObject({ code: 'request_refused', status: 400 })
    expect(wire.server.requests).toHaveLength(1)
  })
})

describe('what passes is waited for', () => {
  test.for([
    ['503-then-fine', { times: 2 }, 3],
    ['reset-before-headers', undefined, 2],
    ['reset-mid-body', undefined, 2],
  ] as const)('%s', async ([name, options, requests]) => {
    if (name === '503-then-fine') wire.server.audio.always(name, { ...options, text: few })
    else wire.server.audio.next(name)
    expect((await transcribe(wire.link)).text).not.toBe('')
    expect(formatsAsked(wire.server).filter((format) => format === 'json')).toHaveLength(requests)
  })

  test('429-then-fine: shown, and sent again by itself', async () => {
    const clock = createTestClock()
    const patient = linkTo(wire.server, { clock })
    wire.server.audio.always('429-then-fine', { retryAfter: 7, text: few })
    const waits: string[] = []
    const { text } = await transcribe(patient, {
      onWait: (wait) => {
        waits.push(wait.kind)
        if (wait.kind === 'waiting') setImmediate(() => clock.advance(7000))
      },
    })
    expect(text).toBe(few)
    expect(waits).toEqual(['queued', 'sent', 'waiting', 'sent'])
    await patient.drop()
  })

  test('500-then-fine is not repeated unasked: the next request goes through', async () => {
    wire.server.audio.always('500-then-fine', { text: few })
    expect((await failureOf(transcribe(wire.link))).code).toBe('server_error')
    expect((await transcribe(wire.link)).text).toBe(few)
  })
})

describe('no answer takes for ever', () => {
  test.for([
    ['hold', 10, 120],
    ['stalled-body', 10, 120],
    ['hold-in-body', 40, 160],
    ['stalled-body', 100, 300],
  ] as const)('%s with %s s of sound is given up after %s s', async ([name, length, limit]) => {
    const clock = createTestClock()
    const patient = linkTo(wire.server, { clock })
    const sound = tone(length)
    expect(secondsOf(sound)).toBe(length)
    const visit = wire.server.audio.next(name, { text: few })
    const failure = failureOf(transcribe(patient, { sound }))
    const request = await visit.reached
    clock.advance(limit * 1000 - 1)
    expect(request.aborted).toBe(false)
    clock.advance(1)
    expect(await failure).toEqual({ code: 'timed_out', detail: `no text for ${limit} s` })
    expect(await request.closed).toMatchObject({ aborted: true })
    expect(clock.pending()).toBe(0)
    expect(patient.budget().inFlight).toBe(0)
    await patient.drop()
  })

  test('nor an upload that nobody reads', async () => {
    const clock = createTestClock()
    const deaf = await startDeafServer()
    const patient = linkTo(wire.server, { clock, address: deaf.url })
    const failure = failureOf(transcribe(patient, { sound: tone(600) }))
    await deaf.connected
    clock.advance(300_000)
    expect((await failure).code).toBe('timed_out')
    await patient.drop()
    await deaf.close()
  })

  test('after an answer no clock runs on', async () => {
    const clock = createTestClock()
    const tidy = linkTo(wire.server, { clock })
    await transcribe(tidy)
    await tidy.drop()
    expect(clock.pending()).toBe(0)
  })
})

describe('Stop is heard at every stage', () => {
  test.for(['hold', 'hold-in-body', 'stalled-body'] as const)('%s', async (name) => {
    const visit = wire.server.audio.next(name)
    const stop = new AbortController()
    const failure = failureOf(transcribe(wire.link, { signal: stop.signal }))
    const request = await visit.reached
    stop.abort()
    expect((await failure).code).toBe('cancelled')
    expect(await request.closed).toMatchObject({ aborted: true })
    expect(wire.link.budget()).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
  })

  test('in the queue', async () => {
    wire.server.audio.always('hold')
    const stops = [0, 1, 2, 3].map(() => new AbortController())
    const failures = stops.map(({ signal }) => failureOf(transcribe(wire.link, { signal })))
    await wire.server.waitForRequest(() => wire.server.requests.length === 3)
    expect(wire.link.budget()).toMatchObject({ inFlight: 3, waiting: 1 })
    for (const stop of stops.toReversed()) stop.abort()
    for (const failure of failures) expect((await failure).code).toBe('cancelled')
    expect(wire.server.requests).toHaveLength(3)
  })

  test('before it was begun', async () => {
    const failure = failureOf(transcribe(wire.link, { signal: AbortSignal.abort() }))
    expect((await failure).code).toBe('cancelled')
    expect(wire.server.requests).toHaveLength(0)
  })

  test('during a pause', async () => {
    wire.server.audio.always('429-rpm', { retryAfter: 30 })
    const stop = new AbortController()
    const failure = failureOf(
      transcribe(wire.link, {
        signal: stop.signal,
        onWait: (wait) => {
          if (wait.kind === 'waiting') setImmediate(() => stop.abort())
        },
      }),
    )
    expect((await failure).code).toBe('cancelled')
  })

  test('while the sound goes up', async () => {
    const deaf = await startDeafServer()
    const link = linkTo(wire.server, { address: deaf.url })
    const stop = new AbortController()
    const failure = failureOf(transcribe(link, { sound: tone(600), signal: stop.signal }))
    await deaf.connected
    stop.abort()
    expect((await failure).code).toBe('cancelled')
    await link.drop()
    await deaf.close()
  })
})

test('the key goes to no other origin with a sound either', async () => {
  const other = await startFakeServer()
  wire.server.audio.nextDo(async (exchange) => {
    exchange.head(307, { location: `${other.url}/audio/transcriptions` })
    await exchange.end()
  })
  expect((await failureOf(transcribe(wire.link))).code).toBe('not_a_service')
  expect(other.requests).toHaveLength(0)
  await other.close()
})
