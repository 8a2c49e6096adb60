import { describe, expect, test } from 'vitest'
import { formField } from '../fake-server/requests.ts'
import type { ReceivedRequest } from '../fake-server/requests.ts'
import { linkTo, openWire } from './harness.ts'
import { formatsAsked, speech, transcribe } from './speech.ts'

const wire = openWire()

const isVerbose = (request: ReceivedRequest) =>
  formField(request, 'response_format') === 'verbose_json'

/** Waits until the comparison in the background has been answered and judged. */
async function proven(): Promise<void> {
  const request = await wire.server.waitForRequest(isVerbose)
  await request.closed
  await expect.poll(() => wire.link.budget()).toMatchObject({ inFlight: 0, waiting: 0 })
}

describe('verbose_json is used once it was seen to be whole', () => {
  test('the same sound goes up again, and from then on times come', async () => {
    expect((await transcribe(wire.link, { temperature: 0.2 })).segments).toBeNull()
    await proven()
    const { text, segments } = await transcribe(wire.link)
    expect(segments?.map((segment) => segment.text).join(' ')).toBe(text)
    expect(segments?.at(-1)?.end).toBeGreaterThan(9)
    expect(formatsAsked(wire.server)).toEqual(['json', 'verbose_json', 'verbose_json'])
    const again = wire.server.requests[1]
    expect(formField(again!, 'temperature')).toBe('0.2')
    expect(formField(again!, 'language')).toBe('et')
    expect(
      Buffer.compare(again?.parts.find(({ bytes }) => bytes)?.bytes ?? Buffer.of(), speech),
    ).toBe(0)
  })

  test.for([
    'verbose-drops-last-words',
    'verbose-without-segments',
    'segments-drift',
    'segments-run-back',
    'segments-overlap',
    'refuses-verbose',
    'refuses-verbose-500',
    'refuses-verbose-422',
  ] as const)('never after %s', async (name) => {
    wire.server.audio.always(name)
    await transcribe(wire.link)
    await proven()
    await transcribe(wire.link)
    await transcribe(wire.link)
    expect(formatsAsked(wire.server)).toEqual(['json', 'verbose_json', 'json', 'json'])
  })

  test('a few words prove nothing', async () => {
    wire.server.audio.always('says', { text: 'üks kaks kolm neli viis kuus seitse' })
    await transcribe(wire.link)
    await transcribe(wire.link)
    expect(wire.link.budget().inFlight).toBe(0)
    expect(formatsAsked(wire.server)).toEqual(['json', 'json'])
  })

  test('a comparison that fails by itself is made three times, not for ever', async () => {
    wire.server.audio.always('verbose-fails')
    for (let count = 0; count < 6; count++) {
      await transcribe(wire.link)
      await expect.poll(() => wire.link.budget().inFlight).toBe(0)
    }
    expect(formatsAsked(wire.server).filter((format) => format === 'verbose_json')).toHaveLength(3)
  })

  test('nobody waits for the comparison, and the link’s end ends it', async () => {
    for (const end of ['drop', 'retire'] as const) {
      const link = linkTo(wire.server)
      const visit = wire.server.audio.where(isVerbose).next('hold')
      await transcribe(link)
      const request = await visit.reached
      await link[end]()
      expect(await request.closed).toMatchObject({ aborted: true })
    }
  })

  test('the comparison lets a person go first', async () => {
    const held = [0, 1, 2, 3].map(() => wire.server.audio.next('hold'))
    const [first, second, third] = [0, 1, 2].map(() => transcribe(wire.link))
    await Promise.all(held.slice(0, 2).map(({ reached }) => reached))
    held[1]?.release()
    await Promise.race([first, second])
    await held[2]?.reached
    expect(wire.link.budget()).toMatchObject({ inFlight: 2, waiting: 1 })
    const late = transcribe(wire.link)
    await held[3]?.reached
    expect(wire.link.budget().inFlight).toBe(3)
    for (const each of held) each.release()
    await Promise.all([first, second, third, late])
    await proven()
    expect(formatsAsked(wire.server)).toEqual(['json', 'json', 'json', 'json', 'verbose_json'])
  })

  test('a whole one that is refused later gives way to json for good', async () => {
    await transcribe(wire.link)
    await proven()
    wire.server.audio.always('refuses-verbose')
    expect((await transcribe(wire.link)).segments).toBeNull()
    await transcribe(wire.link)
    expect(formatsAsked(wire.server).slice(2)).toEqual(['verbose_json', 'json', 'json'])
  })
})

describe('without a language', () => {
  test.for([
    ['says', true],
    ['language-name', true],
    ['language-missing', false],
    ['language-null', false],
    ['text-plain', false],
    ['refuses-verbose', false],
    ['verbose-fails', null],
    ['says-nothing', true],
  ] as const)('%s: the link remembers whether a language is told', async ([name, tells]) => {
    let changes = 0
    const link = linkTo(wire.server, { onTellsLanguage: () => changes++ })
    expect(link.tellsLanguage()).toBeNull()
    wire.server.audio.always(name)
    await transcribe(link, { language: null })
    await transcribe(link, { language: null })
    expect(link.tellsLanguage()).toBe(tells)
    expect(changes).toBe(tells === null ? 0 : 1)
    await link.drop()
  })

  test('a request with a language teaches nothing about it: its language is an echo', async () => {
    await transcribe(wire.link)
    await proven()
    await transcribe(wire.link)
    expect(wire.link.tellsLanguage()).toBeNull()
  })

  test('one answer without a language does not take back what was told before', async () => {
    wire.server.audio.next('says')
    wire.server.audio.next('language-missing')
    await transcribe(wire.link, { language: null })
    await transcribe(wire.link, { language: null })
    expect(wire.link.tellsLanguage()).toBe(true)
  })

  test('a refused verbose_json is json at once, and json first the next time', async () => {
    wire.server.audio.always('refuses-verbose')
    expect(await transcribe(wire.link, { language: null })).toMatchObject({ language: null })
    await transcribe(wire.link, { language: null })
    expect(formatsAsked(wire.server)).toEqual(['verbose_json', 'json', 'json'])
  })

  test('where verbose_json drops words, it tells the language and json the words', async () => {
    wire.server.audio.always('verbose-drops-last-words')
    const whole = await transcribe(wire.link)
    await proven()
    const { text, language } = await transcribe(wire.link, { language: null })
    expect(text).toBe(whole.text)
    expect(language).toBe('et')
    expect(formatsAsked(wire.server)).toEqual(['json', 'verbose_json', 'verbose_json', 'json'])
    expect(formField(wire.server.requests[3]!, 'language')).toBe('et')
  })
})

test('text-only: a service that writes plain text alone is asked for it from then on', async () => {
  wire.server.audio.always('text-only')
  await transcribe(wire.link)
  await transcribe(wire.link, { language: null })
  await transcribe(wire.link)
  expect(formatsAsked(wire.server)).toEqual(['json', 'text', 'verbose_json', 'text', 'text'])
})
