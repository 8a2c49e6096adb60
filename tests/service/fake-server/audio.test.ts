import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { heardWords } from './audio/heard-words.ts'
import { startFakeServer } from './server.ts'
import type { FakeServer } from './server.ts'
import { babble, postSound, wavOf } from './test-sound.ts'

let server: FakeServer

beforeAll(async () => {
  server = await startFakeServer()
})
afterEach(() => server.reset())
afterAll(() => server.close())

const samples = babble(12)
const sound = wavOf(samples)
const words = heardWords({ seconds: 12, rate: 16_000, samples })

interface Answer {
  readonly text: string
  readonly language: string
  readonly segments: readonly {
    readonly start: number
    readonly end: number
    readonly text: string
  }[]
}

async function answered(format = 'json', fields: Record<string, string> = {}): Promise<Answer> {
  const response = await postSound(server, sound, { response_format: format, ...fields })
  // These are the bytes that this server has just written.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return (await response.json()) as Answer
}

async function spoken(format?: string): Promise<string[]> {
  const { text } = await answered(format)
  return text.split(' ').filter((word) => word !== '' && !word.startsWith('keel-'))
}

test('without a plan, the words of the sound and once the language asked for', async () => {
  expect(await spoken()).toEqual(words.map(({ word }) => word))
  const { text, language, segments } = await answered('verbose_json', { language: 'en' })
  expect(text.match(/keel-\w+/g)).toEqual(['keel-en'])
  expect(language).toBe('en')
  expect(segments.map((segment) => segment.text).join('')).toBe(text)
  expect(segments.at(-1)?.end).toBeGreaterThan(11)
})

test('silence has no words', async () => {
  const response = await postSound(server, wavOf(new Int16Array(32_000)))
  expect(await response.json()).toMatchObject({ text: ' ' })
})

describe('unreliable answers', () => {
  test('cut-short', async () => {
    server.audio.always('cut-short', { after: 5 })
    const early = words.filter(({ start }) => start < 5).map(({ word }) => word)
    expect(early.length).toBeLessThan(words.length / 2)
    expect(await spoken()).toEqual(early)
  })

  test('loops', async () => {
    server.audio.always('loops', { phrase: 'ja siis' })
    const text = (await spoken()).join(' ')
    expect(text).toMatch(new RegExp(`^${words[0]?.word} .*(?:ja siis ?){100,}$`))
  })

  test('silence-phrase', async () => {
    server.audio.always('silence-phrase')
    expect((await answered('json', { language: 'en' })).text).toBe(' Thank you for watching!')
    expect((await answered('json', { language: 'et' })).text).toBe(' Aitäh vaatamast!')
  })

  test('verbose-drops-last-words', async () => {
    server.audio.always('verbose-drops-last-words', { words: 4 })
    const whole = words.map(({ word }) => word)
    expect(await spoken('json')).toEqual(whole)
    expect(await spoken('verbose_json')).toEqual(whole.slice(0, -4))
  })
})

test('503-then-fine counts its requests', async () => {
  server.audio.always('503-then-fine', { times: 2 })
  const statuses: number[] = []
  for (let count = 0; count < 3; count++) statuses.push((await postSound(server, sound)).status)
  expect(statuses).toEqual([503, 503, 200])
})

test('slow answers after its time', async () => {
  server.audio.next('slow', { seconds: 0.2 })
  const began = performance.now()
  await answered()
  expect(performance.now() - began).toBeGreaterThanOrEqual(199)
})
