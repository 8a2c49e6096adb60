import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOfCuts, tailPieces, unheardPieces } from '../../../electron/recordings/cuts.ts'
import type { Cut, Ending, Span } from '../../../shared/ipc/schemas/recordings.ts'

const second = 16_000

/** Every sample is in a piece, and the pieces are in order. */
function expectToCover(pieces: readonly Span[], from: number, to: number): void {
  let [start, end] = [from, from]
  for (const piece of pieces) {
    expect(piece.start).toBeGreaterThanOrEqual(start)
    expect(piece.start).toBeLessThanOrEqual(end)
    expect(piece.end).toBeGreaterThan(end)
    ;({ start, end } = piece)
  }
  expect(end).toBe(to)
}

describe('sound without cuts', () => {
  test('of any length becomes pieces of at most 28 s that overlap by 2 s', () => {
    fc.assert(
      fc.property(fc.nat(10 * second), fc.nat(200 * second), (from, total) => {
        const pieces = unheardPieces(from, from + total)
        expectToCover(pieces, from, from + total)
        for (const [index, piece] of pieces.entries()) {
          expect(piece.end - piece.start).toBeLessThanOrEqual(28 * second)
          expect(piece).toMatchObject({ speech: null, state: { kind: 'waiting' } })
          const before = pieces[index - 1]
          if (before) expect(before.end - piece.start).toBe(2 * second)
          // No scrap at the end, which would hold no whole word.
          if (before) expect(piece.end - piece.start).toBeGreaterThan(14 * second)
        }
      }),
    )
  })

  test.each([
    [0, 0],
    [1, 1],
    [28 * second, 1],
    [28 * second + 1, 2],
    [54 * second, 2],
    [54 * second + 1, 3],
  ])('%i samples make %i pieces', (samples, count) =>
    expect(unheardPieces(7, 7 + samples)).toHaveLength(count),
  )

  test('that follows a cut where there was no pause begins 2 s before it, as the next piece would have', () => {
    const last = {
      index: 3,
      start: 0,
      end: 20 * second,
      text: '',
      times: null,
      model: null,
    } as const
    const state = { kind: 'done' } as const
    const tail = (ending: Ending | null, samples: number) =>
      tailPieces({ ...last, speech: [], state, ending }, samples).map(({ start }) => start)
    expect(tail('length', 25 * second)).toEqual([18 * second])
    expect(tail('length', 20 * second)).toEqual([])
    expect(tail('pause', 25 * second)).toEqual([20 * second])
    expect(tail(null, 25 * second)).toEqual([20 * second])
    expect(tailPieces(null, 5)).toMatchObject([{ start: 0, end: 5, ending: null }])
  })

  test('shorter than what rows say makes none', () => expect(unheardPieces(100, 50)).toEqual([]))
})

/** Cuts as a segmenter makes them, now and then with an overlap or with sound left out between them. */
const cuts = fc
  .array(
    fc.record({
      gap: fc.integer({ min: -2 * second, max: 40 * second }),
      length: fc.integer({ min: 2 * second + 1, max: 28 * second }),
      silent: fc.boolean(),
    }),
    { maxLength: 12 },
  )
  .map((plan) => {
    let end = 0
    return plan.map(({ gap, length, silent }): Cut => {
      const start = Math.max(0, end + gap)
      end = start + length
      return {
        start,
        end,
        speech: silent ? [] : [{ start: start + 10, end: end - 10 }],
        ending: 'pause',
      }
    })
  })

describe('cuts', () => {
  test('however they come, one by one or together, give the same pieces, which leave no sample out', () => {
    fc.assert(
      fc.property(cuts, fc.array(fc.integer({ min: 1, max: 4 })), (all, sizes) => {
        const samples = all.at(-1)?.end ?? 0
        const together = piecesOfCuts(all, null, samples)
        const waiting = [...all]
        const apart: typeof together = []
        for (const size of [...sizes, Infinity]) {
          apart.push(...piecesOfCuts(waiting.splice(0, size), apart.at(-1) ?? null, samples))
        }
        expect(apart).toEqual(together)
        expectToCover(together, 0, samples)
        for (const { start, end, speech } of all) {
          const kind = speech.length === 0 ? 'silent' : 'waiting'
          expect(together).toContainEqual({ start, end, speech, ending: 'pause', state: { kind } })
        }
      }),
    )
  })

  test.each<[string, Omit<Cut, 'ending'>]>([
    ['reaches past the sound', { start: 50, end: 201, speech: [] }],
    ['is empty', { start: 120, end: 120, speech: [] }],
    ['runs backwards', { start: 160, end: 150, speech: [] }],
    ['ends before the last piece ends', { start: 60, end: 100, speech: [] }],
    ['begins before the last piece begins', { start: 49, end: 150, speech: [] }],
    ['hears speech before it begins', { start: 100, end: 150, speech: [{ start: 99, end: 120 }] }],
    ['hears speech after its end', { start: 100, end: 150, speech: [{ start: 110, end: 151 }] }],
    ['hears no length of speech', { start: 100, end: 150, speech: [{ start: 110, end: 110 }] }],
    [
      'hears speech out of order',
      {
        start: 100,
        end: 150,
        speech: [
          { start: 130, end: 140 },
          { start: 110, end: 120 },
        ],
      },
    ],
  ])('a cut that %s is refused', (_, cut) => {
    expect(() =>
      piecesOfCuts([{ ...cut, ending: 'pause' }], { start: 50, end: 100 }, 200),
    ).toThrowError(expect.objectContaining({ error: { code: 'invalid_request' } }))
  })
})
