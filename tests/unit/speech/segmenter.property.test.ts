import fc from 'fast-check'
import { expect, test, vi } from 'vitest'
import { createFramer } from '../../../shared/speech/frame-energy.ts'
import { samplesIn } from '../../../shared/speech/pcm.ts'
import {
  LONGEST_PIECE,
  OVERLAP,
  PADDING,
  PAUSE,
  resumePosition,
} from '../../../shared/speech/piece.ts'
import type { Piece } from '../../../shared/speech/piece.ts'
import { cut, makeSound, speechIn } from './sound.ts'
import type { Part } from './sound.ts'

const FRAME = 320

/** Rooms from a quiet one (or none: digital silence) to a loud one. */
const background = fc.constantFrom(-Infinity, -85, -70, -60)

const seconds = fc.oneof(
  fc.double({ min: 0.4, max: 4, noNaN: true }),
  fc.double({ min: 4, max: 40, noNaN: true }),
)

const quiet = fc.record({
  kind: fc.constant('noise' as const),
  seconds: fc.double({ min: 0.02, max: 7, noNaN: true }),
  level: fc.constant(-Infinity),
})

/** Takes of voices from far away to clipping, of which the quietest is so many decibels below the first. */
function takes(difference: number): fc.Arbitrary<Part[]> {
  return fc.double({ min: -24, max: 3, noNaN: true }).chain((loudest) => {
    const level = fc.double({ min: loudest - difference, max: loudest, noNaN: true })
    const spoken = fc.record({ kind: fc.constant('speech' as const), seconds, level })
    return fc.array(fc.oneof({ weight: 3, arbitrary: spoken }, { weight: 4, arbitrary: quiet }), {
      minLength: 1,
      maxLength: 7,
    })
  })
}

/** Without a detector, voices that follow each other without a breath are told from noise up to this. */
const take = takes(12)

// Minutes of sound a run: more than the 5 s of a unit test on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const runs = { numRuns: 60 }

test('every sample of speech is in one piece, or in two where their overlap is declared', async () => {
  await fc.assert(
    fc.asyncProperty(take, background, fc.boolean(), async (parts, room, isUnhurried) => {
      const pieces = await cut(makeSound(parts, room), { isUnhurried })
      for (const span of speechIn(parts)) expectCovered(span, pieces)
    }),
    runs,
  )
})

test('with a detector also where a whisper follows a shout without a pause', async () => {
  await fc.assert(
    fc.asyncProperty(takes(30), fc.constantFrom(-Infinity, -85), async (parts, room) => {
      const pieces = await cut(makeSound(parts, room), { detector: loudDetector })
      for (const span of speechIn(parts)) expectCovered(span, pieces)
    }),
    runs,
  )
})

test('pieces are in order, within bounds, and speech is in each', async () => {
  await fc.assert(
    fc.asyncProperty(take, background, fc.boolean(), async (parts, room, isUnhurried) => {
      const sound = makeSound(parts, room)
      const pieces = await cut(sound, { isUnhurried })
      for (const [index, piece] of pieces.entries()) {
        const before = pieces[index - 1]
        expect(piece.number).toBe(index)
        expect(piece.start).toBeGreaterThanOrEqual(0)
        expect(piece.end).toBeLessThanOrEqual(sound.length)
        expect(piece.end - piece.start).toBeLessThanOrEqual(LONGEST_PIECE)
        expect(piece.start).toBeGreaterThanOrEqual(pieces[index - 2]?.end ?? 0)
        expect(piece.overlap).toBe(Math.max(0, (before?.end ?? 0) - piece.start))
        expect(piece.overlap).toBe(before?.cut === 'length' ? OVERLAP : 0)
        expect(total(piece.speech)).toBeGreaterThanOrEqual(samplesIn(0.3))
        expectInOrder(piece)
      }
    }),
    runs,
  )
})

test('silence between pieces is in none: they end within 0.2 s of their speech at a pause', async () => {
  await fc.assert(
    fc.asyncProperty(take, background, async (parts, room) => {
      const spans = speechIn(parts)
      const near = PADDING + 2 * FRAME
      for (const piece of await cut(makeSound(parts, room))) {
        const starts = spans.some(({ start, end }) => {
          return piece.start >= start - (piece.overlap > 0 ? PAUSE : near) && piece.start < end
        })
        // Quiet that is a pause by a sample only is none yet, for it is measured in whole frames.
        const tail = piece.cut === 'pause' ? near : PAUSE + 2 * FRAME
        const ends = spans.some(({ start, end }) => piece.end > start && piece.end <= end + tail)
        expect({ piece, starts, ends }).toMatchObject({ starts: true, ends: true })
      }
    }),
    runs,
  )
})

test('the pieces are the same whatever the chunks', async () => {
  const chunks = fc.array(fc.integer({ min: 1, max: 60_000 }), { minLength: 1, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(take, background, chunks, async (parts, room, sizes) => {
      const sound = makeSound(parts, room)
      expect(await cut(sound, {}, sizes)).toEqual(await cut(sound, {}, [sound.length]))
    }),
    { numRuns: 40 },
  )
})

test('a take that goes on after any of its pieces gives the others as if uninterrupted', async () => {
  await fc.assert(
    fc.asyncProperty(take, background, fc.boolean(), async (parts, room, isUnhurried) => {
      const sound = makeSound(parts, room)
      const pieces = await cut(sound, { isUnhurried })
      for (const [index, after] of pieces.entries()) {
        if (after.cut === 'end') continue
        const rest = await cut(sound, { after, isUnhurried }, [4000], resumePosition(after))
        expect(rest).toEqual(pieces.slice(index + 1))
      }
    }),
    { numRuns: 25 },
  )
})

test('silence of any room gives no piece', async () => {
  const rooms = fc.array(
    fc.record({
      kind: fc.constantFrom('noise' as const, 'tone' as const),
      seconds: fc.double({ min: 0.001, max: 45, noNaN: true }),
    }),
    { minLength: 1, maxLength: 3 },
  )
  const level = fc.oneof(fc.double({ min: -100, max: -36, noNaN: true }), fc.constant(-Infinity))
  await fc.assert(
    fc.asyncProperty(rooms, level, async (parts, level) => {
      const sound = makeSound(parts.map((part): Part => ({ ...part, level })))
      expect(await cut(sound)).toEqual([])
    }),
    runs,
  )
})

test('where there is no pause, the cut is the quietest place of the last 8 s', async () => {
  const level = fc.double({ min: -30, max: -10, noNaN: true })
  const dip = fc.record({ after: fc.double({ min: 20.2, max: 27.4, noNaN: true }), level })
  await fc.assert(
    fc.asyncProperty(dip, background, async ({ after, level }, room) => {
      const parts = [
        { kind: 'speech' as const, seconds: after, level },
        { kind: 'noise' as const, seconds: 0.15, level: -Infinity },
        { kind: 'speech' as const, seconds: 14, level },
      ]
      const sound = makeSound(parts, room)
      const [first] = await cut(sound)
      expect(first).toMatchObject({ start: 0, cut: 'length' })
      const powers = framePowers(sound)
      const chosen = quietness(powers, (first?.end ?? 0) / FRAME - 2.5)
      // Up to 27.8 s, for 0.2 s of quiet must fit behind speech that ends there.
      for (let frame = 19.8 * 50; frame <= 27.8 * 50 - 5; frame++) {
        expect(chosen).toBeLessThanOrEqual(quietness(powers, frame))
      }
      expect(first?.end).toBeGreaterThanOrEqual(samplesIn(after) - FRAME)
      expect(first?.end).toBeLessThanOrEqual(samplesIn(after + 0.15) + FRAME)
    }),
    { numRuns: 40 },
  )
})

/** Stands in for Silero: what is above -78 dBFS in 32 ms is speech, for takes in very quiet rooms. */
async function loudDetector(samples: Int16Array): Promise<number[]> {
  return Array.from({ length: samples.length / 512 }, (_, frame) => {
    const heard = samples.subarray(frame * 512, (frame + 1) * 512)
    const power = heard.reduce((sum, sample) => sum + (sample / 32_768) ** 2, 0) / 512
    return power > 10 ** -7.8 ? 0.9 : 0.05
  })
}

function expectCovered(span: { start: number; end: number }, pieces: readonly Piece[]): void {
  let covered = span.start
  for (const piece of pieces) {
    if (piece.end <= covered || piece.start >= span.end) continue
    expect(piece.start).toBeLessThanOrEqual(covered)
    covered = Math.min(span.end, piece.end)
  }
  expect(covered).toBe(span.end)
}

function expectInOrder({ start, end, speech }: Piece): void {
  let at = start
  for (const span of speech) {
    expect(span.start).toBeGreaterThanOrEqual(at)
    expect(span.end).toBeGreaterThan(span.start)
    at = span.end
  }
  expect(at).toBeLessThanOrEqual(end)
}

function total(spans: Piece['speech']): number {
  return spans.reduce((sum, span) => sum + span.end - span.start, 0)
}

function framePowers(sound: Int16Array): number[] {
  const framer = createFramer()
  const powers: number[] = []
  for (let at = 0; at + FRAME <= sound.length; at += FRAME) {
    powers.push(framer.push(sound.subarray(at, at + FRAME)) ?? 0)
  }
  return powers
}

function quietness(powers: readonly number[], frame: number): number {
  return powers.slice(frame, frame + 5).reduce((sum, power) => sum + power, 0)
}
