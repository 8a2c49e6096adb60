import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { createLocator, delayed, joined, lagOf } from '../../e2e/sound/correlate.ts'
import { crossCorrelation, spectrumOf } from '../../e2e/sound/fourier.ts'
import { proveSound } from '../../e2e/sound/prove.ts'
import { readWav, writeWav } from '../../e2e/sound/wav.ts'

const rate = 16_000
const clip = (language: 'et' | 'en') =>
  readWav(readFileSync(`resources/practice/${language}.wav`)).samples
const pause = new Float32Array(rate)
const estonian = clip('et')
const english = clip('en')
/** Silence, Estonian, silence, English, silence. */
const played = joined([pause, estonian, pause, english, pause])
const middle = rate + estonian.length + rate / 2

const upload = (samples: Float32Array) => writeWav({ sampleRate: rate, samples: samples.slice() })
const part = (from: number, to: number) => played.subarray(from, to)
const whole = (samples: Float32Array) => proveSound(played, [upload(samples)])

it('finds nothing wrong with sound that was cut in a pause', () => {
  const proof = proveSound(played, [
    upload(part(middle, played.length - 4000)),
    upload(part(rate / 2, middle)),
  ])
  expect(proof.problems).toEqual([])
  expect(proof.pieces.map(({ upload, start, end }) => [upload, start, end])).toEqual([
    [1, rate / 2, middle],
    [0, middle, played.length - 4000],
  ])
  expect(proof.lowest).toBeGreaterThan(0.999)
  expect(proof.windows).toBeGreaterThan(30)
})

it('finds nothing wrong with sound that comes at a fraction of a sample, quieter, with silence before it', () => {
  const later = joined([new Float32Array(3000), delayed(played, 0.4)]).map((value) => value * 0.5)
  const proof = whole(later)
  expect(proof.problems).toEqual([])
  expect(proof.pieces[0]?.start).toBe(-3000)
  expect(proof.pieces[0]?.lag).toBeCloseTo(0.4, 1)
  expect(proof.lowest).toBeGreaterThan(0.99)
})

it('lets neighbours share two seconds and no more', () => {
  const cut = rate + 40_000
  const overlap = (length: number) =>
    proveSound(played, [upload(part(0, cut)), upload(part(cut - length, played.length))]).problems
  expect(overlap(2 * rate)).toEqual([])
  expect(overlap(2.5 * rate)).toEqual([expect.stringMatching(/share 2\.50 s/)])
})

it('counts what is sent again apart', () => {
  const same = upload(played)
  const { repeats, problems } = proveSound(played, [same, same])
  expect(repeats).toEqual([1])
  expect(problems).toEqual([])
})

it.each([1, 128, 4000])('sees %i samples dropped in the middle of speech', (count) => {
  const at = rate + 30_000
  const { problems } = whole(joined([part(0, at), part(at + count, played.length)]))
  expect(problems.length).toBeGreaterThan(3)
})

it.each([1, 128, 4000])('sees %i samples that came twice', (count) => {
  const at = rate + 30_000
  const { problems } = whole(joined([part(0, at), part(at - count, played.length)]))
  expect(problems.length).toBeGreaterThan(3)
})

it('sees samples dropped in a pause by the lag of what follows', () => {
  const at = middle
  const { problems } = whole(joined([part(0, at), part(at + 100, played.length)]))
  expect(problems.length).toBeGreaterThan(3)
})

it('sees two stretches in the wrong order', () => {
  const { problems } = whole(joined([part(0, 30_000), part(40_000, 50_000), part(30_000, 40_000)]))
  expect(problems.length).toBeGreaterThan(3)
})

it.each([9, 30])('sees a gain of %i that clips', (gain) => {
  const clipped = played.map((value) => Math.max(-1, Math.min(1, value * gain)))
  expect(whole(clipped).problems.length).toBeGreaterThan(3)
})

it('sees a gain that creeps', () => {
  const creeping = played.map((value, index) => value * (0.3 + (0.7 * index) / played.length))
  expect(whole(creeping).problems.length).toBeGreaterThan(3)
})

it('sees a missing first and a missing last word, and a hole between two uploads', () => {
  const first = 1.3 * rate
  expect(whole(part(first, played.length)).problems[0]).toMatch(/to 1\.30 s was not uploaded/)
  expect(whole(part(0, played.length - 1.6 * rate)).problems.at(-1)).toMatch(/was not uploaded/)
  const holed = proveSound(played, [
    upload(part(0, 3 * rate)),
    upload(part(3.3 * rate, played.length)),
  ])
  expect(holed.problems).toEqual([expect.stringMatching(/3\.\d\d s was not uploaded/)])
})

it('sees speech that was never played, and silence in its place', () => {
  expect(whole(joined([estonian, estonian])).problems.length).toBeGreaterThan(3)
  const silenced = played.slice()
  silenced.fill(0, rate + 32_000, rate + 40_000)
  expect(whole(silenced).problems).toEqual([
    expect.stringMatching(/at 3\.00 s .* correlation/),
    expect.stringMatching(/at 3\.25 s .* correlation/),
  ])
})

it('sees another language in the place of the first', () => {
  expect(proveSound(played, [upload(english)]).problems.join()).toMatch(/was not uploaded/)
  expect(proveSound(estonian, [upload(english)]).problems.length).toBeGreaterThan(3)
})

it('places a stretch where it is, and not where it is loudest', () => {
  const quiet = played.map((value, index) => (index < middle ? value * 0.05 : value))
  expect(createLocator(quiet, 40_000)(quiet.subarray(20_000, 60_000))).toBe(20_000)
})

it('measures lags in fractions of a sample', () => {
  const late = delayed(played, 1.3)
  expect(lagOf(late, 40_000, played, 40_000, 4000, 6)).toBeCloseTo(1.3, 1)
})

it('correlates as the sum by definition does', () => {
  const part = Float32Array.from([1, -2, 3])
  const whole = Float32Array.from([0, 4, -1, 2, 5, 0, 0, 0])
  const byDefinition = [0, 1, 2, 3, 4].map((shift) =>
    part.reduce((sum, value, index) => sum + value * (whole[shift + index] ?? 0), 0),
  )
  const sums = [...crossCorrelation(part, spectrumOf(whole, 8))].slice(0, 5)
  sums.forEach((value, shift) => expect(value).toBeCloseTo(byDefinition[shift] ?? NaN, 6))
})

it('takes only WAV files of mono PCM16', () => {
  expect(() => readWav(Buffer.from('not a sound at all'))).toThrow('not a WAV')
  const stereo = writeWav({ sampleRate: rate, samples: english })
  stereo.writeUInt16LE(2, 22)
  expect(() => readWav(stereo)).toThrow('mono PCM16')
})
