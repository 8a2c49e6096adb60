import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { samplesIn, SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { resumePosition } from '../../../shared/speech/piece.ts'
import type { Piece } from '../../../shared/speech/piece.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import { cut, makeSound, noise, speech, zeros } from './sound.ts'

/** Pieces as seconds, to a hundredth. */
function seconds(pieces: readonly Piece[]): [number, number, Piece['cut']][] {
  return pieces.map(({ start, end, cut }) => [rounded(start), rounded(end), cut])
}

const rounded = (sample: number) => Math.round((sample / SAMPLE_RATE) * 100) / 100
const nothing = async (samples: Int16Array) => new Float32Array(samples.length / 512)
const everything = async (samples: Int16Array) => (await nothing(samples)).fill(1)

test('phrases with pauses become pieces from 4 s on, with 0.2 s around them', async () => {
  const take = [zeros(1), speech(3), zeros(0.7), speech(2), zeros(0.7), speech(1), zeros(2)]
  expect(seconds(await cut(makeSound(take)))).toEqual([
    [0.8, 6.9, 'pause'],
    [7.2, 8.6, 'end'],
  ])
})

test('a piece comes while one still speaks', async () => {
  const segmenter = createSegmenter()
  const sound = makeSound([speech(5), zeros(0.7), speech(0.7)])
  expect(seconds(await segmenter.push(sound))).toEqual([[0, 5.2, 'pause']])
})

test('a short phrase is sent 4 s after it began, not at the end of the silence', async () => {
  const take = [speech(1), zeros(60), speech(1)]
  const segmenter = createSegmenter()
  expect(seconds(await segmenter.push(makeSound(take)))).toEqual([[0, 1.2, 'pause']])
  expect(seconds(await segmenter.finish())).toEqual([[60.8, 62, 'end']])
})

test('where nobody waits, pieces are longer: pauses end them from 14 s on, long silence always', async () => {
  const phrases = Array.from({ length: 20 }, () => [speech(2), zeros(0.8)]).flat()
  const pieces = await cut(makeSound([...phrases, zeros(3), speech(5), zeros(2.5), speech(1)]), {
    isUnhurried: true,
  })
  expect(seconds(pieces)).toEqual([
    // The first ones are short, so that the first text comes early.
    [0, 5, 'pause'],
    [5.4, 10.6, 'pause'],
    [11, 16.2, 'pause'],
    [16.6, 21.8, 'pause'],
    [22.2, 35.8, 'pause'],
    [36.2, 49.8, 'pause'],
    // Behind it are 3.8 s of silence.
    [50.2, 55.4, 'pause'],
    [58.8, 64.2, 'pause'],
    [66.3, 67.5, 'end'],
  ])
})

test('a minute without a pause is cut at most 28 s long, with 2 s in both', async () => {
  const pieces = await cut(makeSound([speech(60)]))
  expect(pieces.map((piece) => [piece.cut, piece.overlap])).toEqual([
    ['length', 0],
    ['length', 32_000],
    ['end', 32_000],
  ])
  expect(pieces.at(-1)?.end).toBe(samplesIn(60))
})

test('speech heard is told in samples, gaps inside words left in', async () => {
  const [piece] = await cut(makeSound([zeros(1), speech(2), zeros(0.5), speech(1), zeros(1)]))
  expect(piece?.speech.map((span) => [rounded(span.start), rounded(span.end)])).toEqual([
    [1, 3],
    [3.5, 4.5],
  ])
})

test('a take keeps its last 0.6 s, where a word may fade, and its last samples', async () => {
  const [faded] = await cut(makeSound([speech(5), zeros(0.5)]))
  expect(faded?.end).toBe(samplesIn(5.5))
  const [whole] = await cut(makeSound([speech(5.01)]))
  expect(whole?.speech.at(-1)?.end).toBe(samplesIn(5.01))
})

test('very quiet speech is heard in a quiet room', async () => {
  const pieces = await cut(makeSound([zeros(2), speech(3, -52), zeros(0.9)], -78))
  expect(seconds(pieces)).toEqual([[1.8, 5.2, 'pause']])
})

test('a quiet room behind the speech is cut off as silence is', async () => {
  const take = [noise(3), speech(6), noise(3), speech(5), noise(3)]
  const pieces = await cut(makeSound(take, -45))
  expect(pieces.map((piece) => piece.cut)).toEqual(['pause', 'pause'])
  expect(pieces[0]?.start).toBeGreaterThanOrEqual(samplesIn(2.8))
  expect(pieces[1]?.start).toBeGreaterThanOrEqual(samplesIn(11.8))
})

test('digital silence in a noisy take does not turn the noise into speech', async () => {
  const noises = makeSound([noise(12, -48)])
  noises.fill(0, samplesIn(3), samplesIn(4))
  expect(await cut(noises)).toEqual([])
})

test('an offset of the microphone is no sound', async () => {
  const offset = makeSound([zeros(2), speech(5, -40), zeros(2)]).map((sample) => sample + 3000)
  expect(seconds(await cut(offset))).toEqual([[1.8, 7.2, 'pause']])
})

test('a noise that begins is speech no longer than the floor takes to learn it', async () => {
  const pieces = await cut(makeSound([noise(20, -70), noise(60, -45)]))
  expect(pieces.at(-1)?.end ?? 0).toBeLessThan(samplesIn(31))
})

test('clicks are not speech', async () => {
  const clicks = makeSound([zeros(10)])
  for (let at = 8000; at < clicks.length; at += 8000) clicks.fill(20_000, at, at + 300)
  expect(await cut(clicks)).toEqual([])
})

test('less than 0.3 s of speech is left out, unless it is the whole take', async () => {
  const short = [zeros(1), speech(0.15), zeros(6)]
  const pieces = await cut(makeSound([speech(5), ...short]))
  expect(seconds(pieces)).toEqual([[0, 5.2, 'pause']])
  expect(seconds(await cut(makeSound(short)))).toEqual([[0.8, 1.3, 'pause']])
  expect(seconds(await cut(makeSound([speech(0.15)])))).toEqual([[0, 0.15, 'end']])
})

test('a detector keeps a short word that energy would leave out', async () => {
  const take = makeSound([speech(5), zeros(6), speech(0.15), zeros(6)])
  const pieces = await cut(take, { detector: everything })
  expect(pieces.map((piece) => piece.number)).toEqual([0, 1])
})

test('a detector is not asked about clear speech in a quiet room', async () => {
  let asked = 0
  async function detector(samples: Int16Array) {
    asked += samples.length
    return nothing(samples)
  }
  const take = [zeros(2), speech(6), zeros(3), speech(6), zeros(3)]
  const pieces = await cut(makeSound(take, -70), { detector })
  expect(pieces).toHaveLength(2)
  expect(asked).toBe(0)
})

test('a detector is asked about little of clear speech that has no pause', async () => {
  let asked = 0
  async function detector(samples: Int16Array) {
    asked += samples.length
    return everything(samples)
  }
  const words = Array.from({ length: 200 }, () => [speech(0.4), zeros(0.1)]).flat()
  const pieces = await cut(makeSound(words, -70), { detector })
  expect(pieces.filter((piece) => piece.cut === 'length').length).toBeGreaterThanOrEqual(3)
  expect(asked).toBeLessThan(samplesIn(100 / 2))
})

test('music as clear as speech is left out where a detector hears speech in none of it', async () => {
  const beats = Array.from({ length: 200 }, () => [speech(0.4), zeros(0.1)]).flat()
  const pieces = await cut(makeSound(beats, -70), { detector: nothing })
  expect(pieces.filter((piece) => piece.cut === 'length')).toEqual([])
})

test('where a detector hears speech in a part of a long piece, only that counts as spoken', async () => {
  const beats = Array.from({ length: 56 }, () => [speech(0.4), zeros(0.1)]).flat()
  const sound = makeSound([...beats, zeros(5)], -70)
  async function detector(samples: Int16Array) {
    // In whole pieces and their last seconds it hears speech, and none in the first ones.
    return Array.from({ length: samples.length / 512 }, (_, frame) =>
      samples.length > samplesIn(20) && frame > 500 ? 1 : 0,
    )
  }
  const [first] = await cut(sound, { detector })
  expect(first?.cut).toBe('length')
  expect(first?.speech[0]?.start).toBeGreaterThan(samplesIn(15))
})

test('music is left out where a detector hears no speech in it, and kept without one', async () => {
  const music = makeSound([speech(50, -15)], -40)
  expect(await cut(music, { detector: nothing })).toEqual([])
  expect(await cut(music, { detector: async () => null })).not.toEqual([])
  expect(await cut(music)).not.toEqual([])
})

test('a detector finds speech that a loud room hides', async () => {
  const crowd = makeSound([noise(20, -38)])
  // Marks 12 s to 14 s, which is how the detector below knows them.
  crowd.fill(500, samplesIn(12), samplesIn(14))
  const pieces = await cut(crowd, {
    detector: async (samples) =>
      Array.from({ length: samples.length / 512 }, (_, frame) =>
        samples[frame * 512 + 256] === 500 && samples[frame * 512 + 257] === 500 ? 1 : 0,
      ),
  })
  expect(pieces).toHaveLength(1)
  expect(pieces[0]?.start).toBeGreaterThan(samplesIn(11.7))
  expect(pieces[0]?.start).toBeLessThanOrEqual(samplesIn(11.85))
  expect(pieces[0]?.end).toBeGreaterThanOrEqual(samplesIn(14.1))
  expect(pieces[0]?.end).toBeLessThan(samplesIn(14.3))
})

test('a detector that hears speech in a pause keeps the piece together', async () => {
  const sound = makeSound([speech(5, -20), noise(0.8, -60), speech(5, -20)], -75)
  expect(await cut(sound)).toHaveLength(2)
  expect(await cut(sound, { detector: everything })).toHaveLength(1)
})

test('a detector hears a second of lead, in whole frames, and the samples of the take', async () => {
  const sound = makeSound([noise(2, -60), speech(6), noise(2, -60)])
  const heard: Int16Array[] = []
  await cut(sound, { detector: async (samples) => (heard.push(samples), nothing(samples)) }, [777])
  for (const samples of heard) expect(samples.length % 512).toBe(0)
  // Asked first where speech begins, then at 0.6 s of quiet after it ended at 8 s: from 7 s to 8.6 s.
  const from = samplesIn(7)
  const expected = sound.subarray(from, from + samplesIn(1.6))
  expect(heard[1]?.slice(0, expected.length).every((sample, at) => sample === expected[at])).toBe(
    true,
  )
})

test('pushes that overlap are done in order', async () => {
  const sound = makeSound([speech(6), noise(1, -60), speech(6), noise(1, -60)], -75)
  const segmenter = createSegmenter({ detector: async () => null })
  const answers = []
  for (let at = 0; at < sound.length; at += 4000) {
    answers.push(segmenter.push(sound.subarray(at, at + 4000)))
  }
  const rest = segmenter.finish()
  const pieces = (await Promise.all(answers)).flat()
  expect([...pieces, ...(await rest)]).toEqual(await cut(sound))
})

test('nothing in, nothing out', async () => {
  expect(await cut(new Int16Array())).toEqual([])
  expect(resumePosition(null)).toBe(0)
})

for (const [language, phrases] of [
  ['et', 3],
  ['en', 3],
] as const) {
  test(`the practice clip in ${language} is one piece, quiet around it cut off`, async () => {
    const file = new URL(`../../../resources/practice/${language}.wav`, import.meta.url)
    const clip = new Int16Array(readFileSync(file).buffer.slice(44))
    const take = new Int16Array(clip.length + 2 * SAMPLE_RATE)
    take.set(clip, SAMPLE_RATE)
    const pieces = await cut(take)
    expect(pieces).toHaveLength(1)
    expect(pieces[0]?.speech.length).toBeGreaterThanOrEqual(phrases)
    expect(pieces[0]?.start).toBeGreaterThanOrEqual(samplesIn(0.78))
    expect(pieces[0]?.end).toBeLessThan(take.length - samplesIn(0.78))
  })
}
