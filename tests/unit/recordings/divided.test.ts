import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { divided } from '../../../electron/recordings/transcriber/divided.ts'
import type { Stretch } from '../../../electron/recordings/transcriber/stretches.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'

const second = SAMPLE_RATE
const keys = (text: string): string[] => text.split(' ').filter((word) => word !== '')

/** Stretches of a recording that lie apart, each with sentences of words that are there once. */
const talks = fc
  .array(
    fc.record({
      gap: fc.integer({ min: 0, max: 20 }),
      sentences: fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 1, maxLength: 4 }),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    let [at, sent, word] = [0, 0, 0]
    const segments: { start: number; end: number; text: string }[] = []
    const stretches = parts.map(({ gap, sentences }) => {
      const start = at + gap
      at = start + 0.2
      const speech = sentences.map((count) => {
        const own = Array.from({ length: count }, () => `sõna${String(1000 + word++)}`)
        const from = at
        at += count * 0.5
        const later = sent - start
        segments.push({ start: from + later, end: at + later, text: `${own.join(' ')}.` })
        const span = { start: Math.round(from * second), end: Math.round(at * second) }
        at += 0.8
        return span
      })
      sent += at - start
      return { start: Math.round(start * second), end: Math.round(at * second), speech }
    })
    return { stretches, segments }
  })

const noise = Int16Array.from({ length: 60 * second }, (_, at) => ((at * 7919) % 6000) - 3000)

/** Noise where somebody speaks in stretches that follow one another, else silence. */
function soundOf(stretches: readonly Stretch[]): Int16Array {
  const sound = new Int16Array(stretches.reduce((sum, { start, end }) => sum + end - start, 0))
  let sent = 0
  for (const { start, end, speech } of stretches) {
    for (const span of speech) {
      sound.set(noise.subarray(0, span.end - span.start), sent + span.start - start)
    }
    sent += end - start
  }
  return sound
}

const ownOf = (
  { start, speech }: { start: number; speech: readonly unknown[] },
  segments: { start: number; end: number; text: string }[],
) => ({ start, own: segments.splice(0, speech.length) })

describe('an answer to several stretches', () => {
  it.each([true, false])('is divided onto them, word by word (times are told: %s)', (areTold) => {
    fc.assert(
      fc.property(talks, ({ stretches, segments }) => {
        const text = segments.map((segment) => segment.text).join(' ')
        const answers = divided(
          { text, segments: areTold ? segments : null },
          stretches,
          soundOf(stretches),
        )
        const left = [...segments]
        let sent = 0
        for (const [index, stretch] of stretches.entries()) {
          const { own } = ownOf(stretch, left)
          expect(answers[index]?.text).toBe(own.map((segment) => segment.text).join(' '))
          const times = answers[index]?.segments ?? null
          if (areTold) {
            expect(times?.map((segment) => segment.text)).toEqual(own.map(({ text: said }) => said))
            for (const [at, { start, end }] of own.entries()) {
              expect(times?.[at]?.start).toBeCloseTo(start - sent, 3)
              expect(times?.[at]?.end).toBeCloseTo(end - sent, 3)
            }
          } else {
            expect(times).toBeNull()
          }
          sent += (stretch.end - stretch.start) / second
        }
      }),
      // The sound says where words are that no times tell of; it takes longer to look at.
      { numRuns: areTold ? 100 : 15 },
    )
  })

  it('keeps every word where its segments are of anywhere', () => {
    const segment = fc.record({
      start: fc.double({ min: 0, max: 60, noNaN: true }),
      end: fc.double({ min: 0, max: 60, noNaN: true }),
      text: fc.constantFrom('üks kaks', 'kolm.', '- neli', '…', ''),
    })
    fc.assert(
      fc.property(talks, fc.array(segment), ({ stretches }, segments) => {
        const text = segments.map(({ text: said }) => said).join(' ')
        const answers = divided({ text, segments }, stretches, soundOf(stretches))
        expect(answers).toHaveLength(stretches.length)
        expect(answers.flatMap((answer) => keys(answer.text))).toEqual(keys(text))
      }),
    )
  })

  it('divides a segment that goes on in the next stretch by the speech in both', () => {
    const speech = (start: number, end: number) => ({ start: start * second, end: end * second })
    const stretches = [
      { start: 0, end: 4 * second, speech: [speech(0.2, 3.8)] },
      { start: 10 * second, end: 14 * second, speech: [speech(10.2, 13.8)] },
    ]
    const text = 'üks kaks kolm. neli viis kuus'
    const answers = divided(
      { text, segments: [{ start: 0.2, end: 7.8, text }] },
      stretches,
      soundOf(stretches),
    )
    expect(answers.map((answer) => answer.text)).toEqual(['üks kaks kolm.', 'neli viis kuus'])
    expect(answers.map(({ segments }) => segments?.map(({ start, end }) => [start, end]))).toEqual([
      [[0.2, expect.closeTo(3.8, 2)]],
      [[expect.closeTo(0.2, 2), 3.8]],
    ])
  })
})
