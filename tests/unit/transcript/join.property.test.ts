import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import { joinPieces, plainText } from './passages.ts'
import { take, type Part } from './take.ts'

const SYLLABLES = 'ka le mi no pu sõ tä vü ri ha tšo jö kass metsa'.split(' ')

/** A text of words of which each is there once, and none is a part of another. */
const words = fc
  .array(fc.tuple(fc.nat(13), fc.nat(13), fc.nat(13), fc.constantFrom('', ',', '.', '?', '!')), {
    minLength: 1,
    maxLength: 120,
  })
  .map((made) =>
    made.map(([first, second, third, mark], index) => ({
      word: `${SYLLABLES[index % 14]}q${[first, second, third].map((syllable) => SYLLABLES[syllable]).join('')}q${index}x`,
      mark,
    })),
  )

interface CutText {
  words: string[]
  parts: Part[]
}

/** Cuts a text into pieces as Whisper would write them: a capital at each beginning, a stop or dots at its end. */
const cutText: fc.Arbitrary<CutText> = words.chain((text) =>
  fc
    .array(
      fc.record({
        length: fc.integer({ min: 1, max: 20 }),
        shared: fc.integer({ min: 0, max: 6 }),
        hasCapital: fc.boolean(),
        end: fc.constantFrom('', '', '.', '...', '…', ' -'),
        pause: fc.constantFrom(0.2, 0.8, 3, 9),
      }),
      { minLength: 120, maxLength: 120 },
    )
    .map((cuts) => {
      const parts: Part[] = []
      let at = 0
      for (const { length, shared, hasCapital, end, pause } of cuts) {
        if (at >= text.length) break
        const from =
          parts.length === 0 ? 0 : Math.max(at - shared, at - (parts.at(-1)?.seconds ?? 0))
        const written = text.slice(from, at + length).map(({ word, mark }) => word + mark)
        const line = written.join(' ')
        const isOverlap = from < at
        parts.push({
          text:
            (hasCapital ? line.charAt(0).toUpperCase() + line.slice(1) : line).replace(/[.]$/, '') +
            end,
          seconds: written.length,
          after: isOverlap ? -0.9 * (at - from) : pause,
        })
        at += length
      }
      return { words: text.map(({ word }) => word), parts }
    }),
)

const wordsIn = (text: string): string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

describe('joinPieces', { timeout: 60_000 }, () => {
  it('gives the words of any cut text, in order, none lost and none twice', () => {
    fc.assert(
      fc.property(cutText, ({ words, parts }) => {
        const pieces = take(...parts)
        const text = plainText(joinPieces(pieces), () => '')
        expect(wordsIn(text)).toEqual(words)
        expect(wordsIn(dictatedText(pieces).text)).toEqual(words)
        expect(text).not.toMatch(/ {2}| \n|\n | [,.!?]/)
      }),
      { numRuns: 300 },
    )
  })

  it('leaves what it has joined as it is', () => {
    fc.assert(
      fc.property(cutText, ({ parts }) => {
        for (const passage of joinPieces(take(...parts))) {
          if (passage.kind !== 'text') continue
          expect(joinPieces(take(passage.text))).toMatchObject([{ text: passage.text }])
        }
      }),
    )
  })

  it('changes only the last passage when a piece is added', () => {
    fc.assert(
      fc.property(cutText, ({ parts }) => {
        const pieces = take(...parts)
        const before = joinPieces(pieces.slice(0, -1))
        expect(joinPieces(pieces).slice(0, before.length - 1)).toEqual(before.slice(0, -1))
      }),
    )
  })

  it('bears any text and any places', () => {
    const span = fc.record({ start: fc.nat(10_000_000), end: fc.nat(10_000_000) })
    const piece: fc.Arbitrary<Piece> = fc.record({
      index: fc.nat(),
      start: fc.nat(10_000_000),
      end: fc.nat(10_000_000),
      speech: fc.option(fc.array(span)),
      text: fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.string({ unit: fc.constantFrom(...' .…-–!?,"”„(a Aä字\n1:'.split('')) }),
      ),
      times: fc.constant(null),
      model: fc.constant(null),
      state: fc.constantFrom<Piece['state']>(
        { kind: 'done' },
        { kind: 'done' },
        { kind: 'silent' },
        { kind: 'waiting' },
        { kind: 'gap', reason: { kind: 'loop' } },
      ),
      ending: fc.constantFrom<Piece['ending']>('pause', 'length', 'end', null),
    })
    fc.assert(
      fc.property(fc.array(piece), (pieces) => {
        const text = plainText(joinPieces(pieces), () => 'gap')
        expect(text).not.toMatch(/[^\S\n]{2}/)
        expect(dictatedText(pieces).text).not.toMatch(/\s{2}/)
      }),
      { numRuns: 200 },
    )
  })
})
