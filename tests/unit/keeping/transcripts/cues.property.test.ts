import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cuesOf, type Cue } from '../../../../electron/keeping/transcripts/cues/cues.ts'
import { createTranslations } from '../../../../shared/i18n/index.ts'
import type { TranscriptChange } from '../../../../shared/ipc/schemas/transcripts.ts'
import { edited } from '../../../../shared/transcript/edited.ts'
import { paragraphsOf } from '../../../../shared/transcript/paragraphs.ts'
import { heardWords, type Heard } from '../../../../shared/transcript/timed-words.ts'
import { talks } from '../../transcript/heard-speech.ts'

const { t } = createTranslations('en')
const cues = (heard: Heard, options: { namesInText?: boolean } = {}) =>
  cuesOf(paragraphsOf(heard), { t, closing: null, namesInText: false, ...options })
const lengthOf = ({ lines }: Cue) => lines.reduce((sum, line) => sum + Array.from(line).length, 0)

function expectRules(made: readonly Cue[]) {
  for (const [index, cue] of made.entries()) {
    const { start, end, lines } = cue
    expect(lines.length).toBeGreaterThanOrEqual(1)
    expect(lines.length).toBeLessThanOrEqual(2)
    for (const line of lines) {
      expect(Array.from(line).length).toBeLessThanOrEqual(42)
      expect(line).toBe(line.trim())
      expect(line).not.toBe('')
    }
    expect(end - start).toBeGreaterThanOrEqual(1000)
    expect(end - start).toBeLessThanOrEqual(7000)
    const next = made[index + 1]
    if (next) expect(next.start).toBeGreaterThanOrEqual(end)
    // Faster than 17 characters a second only where the next one leaves no more time.
    const isFast = lengthOf(cue) / ((end - start) / 1000) > 17.01
    if (isFast) expect(next?.start).toBe(end)
  }
}

/** Talks with long words, missing pieces and speakers. */
const heard: fc.Arbitrary<Heard> = talks({ told: 'either' }).chain(({ pieces }) => {
  const end = pieces.at(-1)?.end ?? 0
  const change: fc.Arbitrary<TranscriptChange> = fc.oneof(
    fc
      .record({ at: fc.nat(end), speaker: fc.constantFrom('Mari', 'Jaan Tamm', 'x'.repeat(60)) })
      .map(({ at, speaker }) => ({
        kind: 'speaker' as const,
        start: at,
        end: at + 160_000,
        speaker,
      })),
    fc
      .record({ at: fc.nat(end), length: fc.integer({ min: 1, max: 200 }) })
      .map(({ at, length }) => ({
        kind: 'text' as const,
        start: at,
        end: at + 16_000,
        text: `${'õ'.repeat(length)} ja 😀👩‍👩‍👧 & <b>`,
      })),
  )
  return fc
    .record({ changes: fc.array(change, { maxLength: 4 }), gap: fc.nat(30) })
    .map(({ changes, gap }) => {
      const holed = pieces.map((piece) =>
        piece.index === gap
          ? { ...piece, state: { kind: 'gap', reason: { kind: 'short' } } as const }
          : piece,
      )
      return edited(heardWords(holed), changes)
    })
})

describe('subtitles', { timeout: 60_000 }, () => {
  it('keep the rules: 42 characters, two lines, 1 to 7 s, no overlap, time to be read', () => {
    fc.assert(
      fc.property(heard, fc.boolean(), (heard, namesInText) => {
        expectRules(cues(heard, { namesInText }))
      }),
      { numRuns: 300 },
    )
  })

  it('hold every word, in order, at its time as far as the rules let them', () => {
    fc.assert(
      fc.property(talks({ told: 'segments' }), ({ pieces }) => {
        const heard = heardWords(pieces)
        const made = cues(heard)
        expect(
          made
            .flatMap(({ lines }) => lines)
            .join(' ')
            .split(' '),
        ).toEqual(heard.words.map(({ text }) => text))
        let word = 0
        for (const { start, end, lines } of made) {
          const first = heard.words[word]
          expect(Math.abs(start - (first?.start ?? 0) / 16)).toBeLessThan(1000)
          expect(end).toBeGreaterThan((first?.start ?? 0) / 16)
          word += lines.join(' ').split(' ').length
        }
      }),
      { numRuns: 200 },
    )
  })
})
