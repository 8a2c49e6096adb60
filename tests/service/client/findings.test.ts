import { describe, expect, test } from 'vitest'
import { createKeptFindings } from '../../../electron/settings/kept-findings.ts'
import type { Link } from '../../../electron/service/link.ts'
import { formField } from '../fake-server/requests.ts'
import { babble, wavOf } from '../fake-server/test-sound.ts'
import { createTestClock } from '../test-clock.ts'
import { hear, linkTo, openWire } from './harness.ts'
import type { LinkSettings } from './harness.ts'
import { formatsAsked, transcribe } from './speech.ts'

const wire = openWire()
const model = 'whisper-large-v3'
const day = 24 * 60 * 60_000
const clips = [wavOf(babble(2)), wavOf(babble(3))] as const

function memoryInFile() {
  const stored = new Map<string, unknown>()
  return createKeptFindings({
    read: (name) => structuredClone(stored.get(name)),
    write: (name, value) => void stored.set(name, structuredClone(value)),
  })
}

/** A link in use whose service has shown what it runs. */
async function attended(settings: LinkSettings = {}): Promise<Link> {
  const link = linkTo(wire.server, { clips, ...settings })
  link.attend(model)
  await hear(link)
  return link
}

function answering(languages: readonly (string | null)[]): void {
  for (const language of languages) {
    const told = language === null ? '' : `"language":"${language}",`
    wire.server.audio.nextDo(async (exchange) => {
      exchange.head(200, { 'content-type': 'application/json' })
      await exchange.end(`{"duration":"2.0",${told}"text":" tere","segments":[],"words":null}`)
    })
  }
}

describe('whether the service tells languages apart is tried with two', () => {
  test.for([
    ['et', 'en', true],
    ['fi', 'en', true],
    ['estonian', 'english', true],
    ['en', 'en', false],
    ['et', 'et', false],
    ['et', null, false],
    [null, 'en', false],
  ] as const)('%s, %s: %s', async ([first, second, tells]) => {
    const link = await attended()
    answering([first, second])
    await link.look()
    expect(link.tellsLanguage()).toBe(tells)
    const asked = wire.server.requestsOf('audio')
    expect(asked).toHaveLength(first === null ? 1 : 2)
    expect(asked.every((request) => formField(request, 'language') === undefined)).toBe(true)
    expect(asked.every(({ body }) => body.byteLength < 200_000)).toBe(true)
    await link.drop()
  })

  test('what was tried is not unlearnt from an answer that only names what the service assumes', async () => {
    const link = await attended()
    answering(['en', 'en', 'en'])
    await link.look()
    await transcribe(link, { language: null })
    expect(link.tellsLanguage()).toBe(false)
    await link.drop()
  })

  test('a service that refuses verbose_json cannot tell', async () => {
    const link = await attended()
    wire.server.audio.always('refuses-verbose')
    await link.look()
    expect(link.tellsLanguage()).toBe(false)
    expect(link.about().speech).toMatchObject({ verbose: 'refused' })
    expect(formatsAsked(wire.server)).toEqual(['verbose_json', 'json'])
    await link.drop()
  })

  test.for(['503', '429-rpm', '413-html'] as const)(
    '%s: it is not known, is no error to anybody, and is tried again after an hour',
    async (name) => {
      const clock = createTestClock()
      const link = await attended({ clock })
      wire.server.audio.next(name)
      await link.look()
      expect(link.tellsLanguage()).toBeNull()
      expect(link.about().triedAt).toBeNull()
      expect(link.budget()).toMatchObject({ pausedUntil: null })
      clock.advance(59 * 60_000)
      await link.look()
      expect(wire.server.requestsOf('audio')).toHaveLength(1)
      clock.advance(60_000)
      answering(['et', 'en'])
      await link.look()
      expect(link.tellsLanguage()).toBe(true)
      await link.drop()
    },
  )
})

describe('what was found out is kept', () => {
  test('for the next start, before any answer', async () => {
    const memory = memoryInFile()
    const first = await attended({ memory })
    answering(['en', 'en'])
    await first.look()
    await transcribe(first)
    // The comparison keeps to the pace that the service's limit allows.
    await expect.poll(() => first.about().speech.verbose, { timeout: 10_000 }).toBe('whole')
    await first.drop()
    wire.server.reset()

    let changes = 0
    const again = linkTo(wire.server, { clips, memory, onTellsLanguage: () => changes++ })
    again.attend(model)
    expect(again.tellsLanguage()).toBe(false)
    expect(changes).toBe(1)
    await transcribe(again)
    await again.look()
    expect(formatsAsked(wire.server)).toEqual(['verbose_json'])
    expect(changes).toBe(1)
    await again.drop()
  })

  test('that verbose_json mangles: the next start asks for json alone, and no word was lost meanwhile', async () => {
    const memory = memoryInFile()
    wire.server.audio.always('verbose-drops-last-words')
    const first = await attended({ memory })
    await first.look()
    const tried = formatsAsked(wire.server).length
    const heard = await transcribe(first)
    await expect.poll(() => first.about().speech.verbose, { timeout: 10_000 }).toBe('lossy')
    const whole = await transcribe(first)
    expect(whole.text).toBe(heard.text)
    await first.drop()
    expect(formatsAsked(wire.server).slice(tried)).toEqual(['json', 'verbose_json', 'json'])

    const again = linkTo(wire.server, { clips, memory })
    again.attend(model)
    expect((await transcribe(again)).text).toBe(heard.text)
    expect((await transcribe(again)).text).toBe(heard.text)
    expect(formatsAsked(wire.server).slice(tried + 3)).toEqual(['json', 'json'])
    await again.drop()
  })

  test('until the service runs another version', async () => {
    const memory = memoryInFile()
    const first = await attended({ memory })
    answering(['et', 'en'])
    await first.look()
    await first.drop()
    wire.server.chat.always('litellm-headers', { headers: { 'x-litellm-version': '1.83.0' } })
    const next = await attended({ memory })
    expect(next.about()).toMatchObject({ version: '1.83.0', triedAt: null })
    expect(next.tellsLanguage()).toBeNull()
    answering(['en', 'en'])
    await next.look()
    expect(next.tellsLanguage()).toBe(false)
    await next.drop()
    wire.server.chat.always('litellm')
    const back = await attended({ memory })
    expect(back.tellsLanguage()).toBe(true)
    await back.drop()
  })

  test('for that model alone', async () => {
    const memory = memoryInFile()
    const link = await attended({ memory })
    answering(['et', 'en'])
    await link.look()
    link.attend('parakeet')
    expect(link.tellsLanguage()).toBeNull()
    link.attend(model)
    expect(link.tellsLanguage()).toBe(true)
    await link.drop()
  })

  test('for a week; then the formats must be shown anew and the languages are tried again', async () => {
    const memory = memoryInFile()
    const clock = createTestClock()
    const first = await attended({ memory, clock })
    answering(['et', 'en'])
    await first.look()
    await first.drop()
    clock.advance(7 * day)
    const within = await attended({ memory, clock })
    await within.look()
    expect(wire.server.requestsOf('audio')).toHaveLength(2)
    await within.drop()
    clock.advance(1)
    const after = await attended({ memory, clock })
    expect(after.tellsLanguage()).toBe(true)
    answering(['en', 'en'])
    await after.look()
    expect(after.tellsLanguage()).toBe(false)
    await after.drop()
  })

  test('which lengths of sound are taken and which are not', async () => {
    const link = await attended()
    wire.server.audio.next('413-html')
    await expect(transcribe(link, { sound: wavOf(babble(20)) })).rejects.toThrow('too_large')
    await transcribe(link)
    expect(link.about().speech).toMatchObject({ longestTaken: 10, shortestRefused: 20 })
    await link.drop()
  })
})

test('rubbish in the settings file was never found out', () => {
  const memory = createKeptFindings({
    read: () => [{ origin: 'http://a' }, 7, null],
    write: () => undefined,
  })
  expect(memory.of('http://a')).toEqual([])
})
