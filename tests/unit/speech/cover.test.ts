import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { piecesOfCuts } from '../../../electron/recordings/cuts.ts'
import type { Cut } from '../../../shared/ipc/schemas/recordings.ts'
import { createCover, pieceToResume } from '../../../shared/speech/cover.ts'
import type { SpeechDetector } from '../../../shared/speech/detector.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import { LEAST_SPEECH, resumePosition, speechSamples } from '../../../shared/speech/piece.ts'
import type { Piece } from '../../../shared/speech/piece.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import { makeSound, noise, speech, speechIn } from './sound.ts'
import type { Part } from './sound.ts'

// Minutes of sound a run: more than the 5 s of a unit test on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const piece = (start: number, end: number, cut: Piece['cut'] = 'pause', spoken = true): Piece => ({
  number: 0,
  start,
  end,
  speech: spoken ? [{ start, end }] : [],
  overlap: 0,
  cut,
})

test('what lies between pieces is silent, before the first and after the last too', () => {
  const cover = createCover()
  expect(cover.add([piece(500, 900), piece(900, 1200)], 1200)).toEqual([
    { start: 0, end: 500, speech: [], ending: 'pause' },
    { start: 500, end: 900, speech: [{ start: 500, end: 900 }], ending: 'pause' },
    { start: 900, end: 1200, speech: [{ start: 900, end: 1200 }], ending: 'pause' },
  ])
  expect(cover.finish([piece(1300, 1500, 'end')], 1501)).toEqual([
    { start: 1200, end: 1300, speech: [], ending: 'pause' },
    { start: 1300, end: 1500, speech: [{ start: 1300, end: 1500 }], ending: 'end' },
    { start: 1500, end: 1501, speech: [], ending: 'end' },
  ])
})

test('a piece may begin before the end of one that was cut at its length', () => {
  const cover = createCover()
  const cuts = cover.add([piece(0, 400_000, 'length'), piece(368_000, 500_000)], 500_000)
  expect(cuts.map(({ start, end }) => [start, end])).toEqual([
    [0, 400_000],
    [368_000, 500_000],
  ])
})

test('silence that goes on is declared every 30 s, as far as it is settled', () => {
  const cover = createCover()
  expect(cover.add([], samplesIn(29))).toEqual([])
  expect(cover.add([], samplesIn(31))).toMatchObject([{ start: 0, end: samplesIn(31), speech: [] }])
  expect(cover.add([], samplesIn(60))).toEqual([])
  expect(cover.finish([], samplesIn(70))).toMatchObject([
    { start: samplesIn(31), end: samplesIn(70), speech: [], ending: 'end' },
  ])
})

test('no sound needs no cut', () => {
  expect(createCover().finish([], 0)).toEqual([])
  expect(createCover({ start: 0, end: 10, speech: [], ending: 'pause' }).finish([], 10)).toEqual([])
  expect(pieceToResume(null)).toBeNull()
})

/** The detectors that a segmenter may have; each answers the same for the same sound. */
const detectors: Record<string, SpeechDetector | undefined> = {
  none: undefined,
  mute: async () => null,
  deaf: async (samples) => new Float32Array(samples.length / 512),
  fanciful: async (samples) =>
    Array.from({ length: samples.length / 512 }, (_, frame) => {
      const sample = Math.abs(samples[frame * 512] ?? 0) / 32_768
      return (sample * 7919) % 1
    }),
}

const part: fc.Arbitrary<Part> = fc.oneof(
  { weight: 3, arbitrary: seconds(0.02, 9).map((length) => speech(length, -18)) },
  { weight: 1, arbitrary: seconds(20, 40).map((length) => speech(length, -24)) },
  { weight: 3, arbitrary: seconds(0.02, 7).map((length) => noise(length, -Infinity)) },
  { weight: 1, arbitrary: seconds(20, 70).map((length) => noise(length, -Infinity)) },
  { weight: 1, arbitrary: seconds(1, 20).map((length) => noise(length, -42)) },
)
const take = fc.array(part, { minLength: 1, maxLength: 6 })
/** With -40 dBFS speech is in doubt nearly everywhere. */
const room = fc.constantFrom(-Infinity, -75, -60, -40)
const listener = fc.constantFrom(...Object.keys(detectors))
const chunks = fc.array(fc.integer({ min: 500, max: 90_000 }), { minLength: 1, maxLength: 4 })

test('whatever is heard, the cuts cover all sound, once, and main takes each at once', async () => {
  await fc.assert(
    fc.asyncProperty(take, room, listener, chunks, async (parts, level, name, sizes) => {
      const sound = makeSound(parts, level)
      const { cuts } = await coverAll(sound, detectors[name], sizes)
      expectWhole(cuts, sound.length)
    }),
    { numRuns: 80 },
  )
})

test('no piece begins before what was settled', async () => {
  await fc.assert(
    fc.asyncProperty(take, room, listener, chunks, async (parts, level, name, sizes) => {
      const { early } = await coverAll(makeSound(parts, level), detectors[name], sizes)
      expect(early).toEqual([])
    }),
    { numRuns: 80 },
  )
})

test('nothing that energy alone hears as speech is declared silent', async () => {
  await fc.assert(
    fc.asyncProperty(take, fc.constantFrom(-Infinity, -75), chunks, async (parts, level, sizes) => {
      // A part of less than 0.4 s may be a click.
      const spoken = speechIn(parts).filter(({ start, end }) => end - start > samplesIn(0.4))
      const { cuts } = await coverAll(makeSound(parts, level), undefined, sizes)
      for (const { start, end } of cuts.filter((cut) => cut.speech.length === 0)) {
        expect(spoken.filter((span) => span.start < end - 640 && span.end > start + 640)).toEqual(
          [],
        )
      }
    }),
    { numRuns: 40 },
  )
})

test('a recording that goes on after an interruption anywhere is cut as if uninterrupted', async () => {
  await fc.assert(
    fc.asyncProperty(take, chunks, fc.double({ min: 0, max: 1, noNaN: true }), async (...given) => {
      const [parts, sizes, share] = given
      const loud = parts.map((part) => (part.level === -42 ? { ...part, level: -80 } : part))
      const sound = makeSound(loud, -85)
      const whole = await coverAll(sound, undefined, sizes)
      const stored = Math.floor(share * sound.length)
      const before = await coverAll(sound.subarray(0, stored), undefined, sizes, { finish: false })
      const rest = await coverAll(sound, undefined, sizes, { after: before.cuts.at(-1) ?? null })
      const resumed = [...before.cuts, ...rest.cuts]
      expectWhole(resumed, sound.length)
      // Behind declared silence it is not known that something was said before: the shortest word counts again.
      const sure = spokenOf(resumed).filter(({ speech }) => speechSamples(speech) >= LEAST_SPEECH)
      expect(sure.length > 0 ? sure : spokenOf(resumed)).toEqual(spokenOf(whole.cuts))
    }),
    { numRuns: 60 },
  )
})

test('a first word too short to be sure of counts also after silence that was declared', async () => {
  const sound = makeSound([noise(50, -Infinity), speech(0.15), noise(2, -Infinity)], -85)
  const before = await coverAll(sound.subarray(0, samplesIn(48)), undefined, [8000], {
    finish: false,
  })
  expect(before.cuts).toMatchObject([{ start: 0, speech: [] }])
  const rest = await coverAll(sound, undefined, [8000], { after: before.cuts.at(-1) ?? null })
  expect(spokenOf(rest.cuts)).toHaveLength(1)
})

interface Covered {
  cuts: Cut[]
  /** Pieces that began before what was settled by then. */
  early: Piece[]
}

/** Cuts sound as the audio page does, and has main take what was cut after each chunk. */
async function coverAll(
  sound: Int16Array,
  detector: SpeechDetector | undefined,
  sizes: readonly number[],
  { after = null, finish = true }: { after?: Cut | null; finish?: boolean } = {},
): Promise<Covered> {
  const resumed = pieceToResume(after)
  const segmenter = createSegmenter({ ...(detector && { detector }), after: resumed })
  const cover = createCover(after)
  const cuts: Cut[] = []
  const early: Piece[] = []
  let settled = 0
  let at = resumePosition(resumed)
  let last = after

  function store(added: readonly Cut[]): void {
    const pieces = piecesOfCuts(added, last, at)
    expect(pieces.filter((fresh) => fresh.speech === null)).toEqual([])
    cuts.push(...added)
    last = added.at(-1) ?? last
  }

  for (let turn = 0; at < sound.length; turn++) {
    const chunk = sound.subarray(at, at + (sizes[turn % sizes.length] ?? 1))
    const pieces = await segmenter.push(chunk)
    at += chunk.length
    early.push(...pieces.filter(({ start }) => start < settled))
    settled = Math.max(settled, segmenter.settled())
    store(cover.add(pieces, segmenter.settled()))
  }
  if (finish) {
    const pieces = await segmenter.finish()
    early.push(...pieces.filter(({ start }) => start < settled))
    store(cover.finish(pieces, sound.length))
  }
  return { cuts, early }
}

function expectWhole(cuts: readonly Cut[], samples: number): void {
  let until = 0
  for (const [index, { start, end }] of cuts.entries()) {
    const overlaps = cuts[index - 1]?.ending === 'length'
    if (overlaps) expect(start).toBeLessThanOrEqual(until)
    else expect(start).toBe(until)
    expect(end).toBeGreaterThan(until)
    expect(start).toBeGreaterThanOrEqual(cuts[index - 2]?.end ?? 0)
    until = end
  }
  expect(until).toBe(samples)
}

function spokenOf(cuts: readonly Cut[]): Cut[] {
  return cuts.filter(({ speech }) => speech.length > 0)
}

function seconds(min: number, max: number): fc.Arbitrary<number> {
  return fc.double({ min, max, noNaN: true })
}
