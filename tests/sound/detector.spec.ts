import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect } from '@playwright/test'
import type { Lab } from './lab.ts'
import { test } from './lab.ts'
import { hasSentences, makeNoisy, makeReading, makeSound } from './speech.ts'
import type { Sentence } from './speech.ts'

const RATE = 16_000
const FRAME = 512

let sentences: Sentence[] = []

test.skip(!hasSentences, 'pocketsphinx-testdata, the real speech of these specs, is not installed')

test.beforeAll(async ({ lab }) => {
  sentences = await makeReading(lab.folder, 'reading.wav')
})

test('it hears speech where there is some, and none in noise', async ({ lab }) => {
  await makeSound(lab.folder, 'noise-alone.wav', 'synth 5 pinknoise vol -20dB')
  const heard = await ask(lab, 'reading.wav')
  const [first] = sentences
  const middle = ((first?.start ?? 0) + (first?.end ?? 0)) / 2 / FRAME
  const inSentence = heard.slice(middle - 50, middle + 50)
  expect(inSentence.filter((probability) => probability > 0.5).length).toBeGreaterThan(80)
  expect(Math.max(...heard.slice(0, 25))).toBeLessThan(0.3)
  expect(Math.max(...(await ask(lab, 'noise-alone.wav')))).toBeLessThan(0.3)
})

test('it judges each question on its own', async ({ lab }) => {
  const before = await ask(lab, 'reading.wav')
  expect(await Promise.all([ask(lab, 'reading.wav'), ask(lab, 'reading.wav')])).toEqual([
    before,
    before,
  ])
})

test('sounds of any lengths that it is asked about at once get the answers that each gets alone', async ({
  lab,
}) => {
  const whole = await soundOf(lab, 'reading.wav')
  const parts = [0, 50, 130].map((start, index) =>
    whole.subarray(start * 2 * FRAME, (start + 90 - 20 * index) * 2 * FRAME),
  )
  const together = await askAll(lab, parts)
  for (const [index, part] of parts.entries()) {
    const [alone = []] = await askAll(lab, [part])
    for (const [frame, probability] of alone.entries()) {
      expect(together[index]?.[frame]).toBeCloseTo(probability, 4)
    }
  }
  expect(Math.max(...together.flat())).toBeGreaterThan(0.9)
})

for (const { color, below } of [
  { color: 'pink', below: 5 },
  { color: 'brown', below: 10 },
  { color: 'white', below: 0 },
]) {
  test(`with ${color} noise ${below} dB below, all sentences are in pieces, and not the noise`, async ({
    lab,
  }) => {
    const name = `${color}-${below}.wav`
    await makeNoisy(lab.folder, 'reading.wav', { color, below, name })
    const { pieces, samples } = await lab.page.evaluate(
      (url) => globalThis.sounds.segment(url, true),
      `source/${name}`,
    )
    for (const { start, end } of sentences) {
      // A reader breathes before and after a sentence.
      const from = start + 0.35 * RATE
      const to = end - 0.35 * RATE
      for (let at = from; at < to; at += FRAME) {
        expect(pieces.some((piece) => piece.start <= at && at < piece.end)).toBe(true)
      }
    }
    const last = sentences.at(-1)?.end ?? 0
    expect(samples - last).toBeGreaterThan(15 * RATE)
    for (const { speech } of pieces) {
      for (const span of speech) expect(span.end).toBeLessThan(last + 0.5 * RATE)
    }
  })
}

test('without its model it cannot judge, says so, and does not try again', async ({ lab }) => {
  const page = await lab.newPage()
  let asked = 0
  await page.route('**/*.onnx', (route) => {
    asked += 1
    return route.abort()
  })
  await page.goto(lab.server.origin)
  const pcm = Buffer.alloc(2 * FRAME).toString('base64')
  for (let question = 0; question < 3; question++) {
    expect(await page.evaluate((asked) => globalThis.sounds.detect([asked]), pcm)).toEqual([null])
  }
  expect(asked).toBe(1)
  await page.close()
})

async function ask(lab: Lab, name: string): Promise<number[]> {
  const pcm = await soundOf(lab, name)
  const [answer = []] = await askAll(lab, [pcm.subarray(0, 200 * 2 * FRAME)])
  return answer
}

/** A sound in whole frames. */
async function soundOf(lab: Lab, name: string): Promise<Buffer> {
  const samples = (await readFile(join(lab.folder, name))).subarray(44)
  return samples.subarray(0, samples.length - (samples.length % (2 * FRAME)))
}

/** Asks about several sounds at once. */
async function askAll(lab: Lab, sounds: readonly Buffer[]): Promise<number[][]> {
  const answers = await lab.page.evaluate(
    (asked) => globalThis.sounds.detect(asked),
    sounds.map((pcm) => pcm.toString('base64')),
  )
  return answers.map((answer, index) => {
    if (answer === null) throw new Error('The detector cannot judge')
    expect(answer).toHaveLength((sounds[index]?.length ?? 0) / 2 / FRAME)
    return answer
  })
}
