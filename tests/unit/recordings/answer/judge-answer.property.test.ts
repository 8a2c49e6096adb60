import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { judgeAnswer } from '../../../../electron/recordings/answer/judge-answer.ts'
import { ESTONIAN, LIBRIVOX, timed, wholeReading } from './known-answers.ts'
import type { KnownAnswer } from './known-answers.ts'

const secondsOf = ({ heard }: KnownAnswer): number =>
  heard.speech.reduce((sum, { start, end }) => sum + end - start, 0)

/** Twice what is too little: the half of a faster reader's text is what a slow one says in the time. */
const USUAL_LETTERS = 13

const lettersOf = ({ text }: KnownAnswer): number => text.replaceAll(/[^\p{L}]/gu, '').length

/** Readings put together from the recorded ones, of 8 s of speech and more. */
const reading: fc.Arbitrary<KnownAnswer> = fc
  .shuffledSubarray([...LIBRIVOX], { minLength: 3 })
  .map((parts) => {
    let seconds = 0
    const speech = parts.flatMap(({ heard }) => {
      const spans = heard.speech.map(({ start, end }) => ({
        start: start + seconds,
        end: end + seconds,
      }))
      seconds += heard.seconds
      return spans
    })
    return { text: parts.map(({ text }) => text).join(' '), heard: { seconds, speech } }
  })
  .filter((answer) => secondsOf(answer) >= 8)

const long = fc.oneof(reading, fc.constantFrom(...ESTONIAN.slice(0, 2), wholeReading()))

describe('judgeAnswer', { timeout: 60_000 }, () => {
  it('a whole answer is fine, its first half is short', () => {
    fc.assert(
      fc.property(long, (answer) => {
        const half = answer.text.slice(0, Math.floor(answer.text.length / 2))
        const whole = { text: answer.text, segments: null }
        expect(judgeAnswer(whole, answer.heard).kind).toBe('fine')
        expect(judgeAnswer(timed(answer), answer.heard).kind).toBe('fine')
        fc.pre(lettersOf(answer) <= USUAL_LETTERS * secondsOf(answer))
        expect(judgeAnswer({ text: half, segments: null }, answer.heard).kind).toBe('short')
      }),
    )
  })

  it('an answer whose times end early is short, however much text it has', () => {
    fc.assert(
      fc.property(long, fc.double({ min: 0.1, max: 0.8, noNaN: true }), (answer, share) => {
        const { text, heard } = answer
        const segments = [{ start: 0, end: heard.seconds * share, text }]
        expect(judgeAnswer({ text, segments }, heard).kind).toBe('short')
      }),
    )
  })

  it('an answer that repeats its last phrase eight times is a loop, and is kept once', () => {
    fc.assert(
      fc.property(
        long,
        fc.integer({ min: 1, max: 10 }),
        fc.constantFrom(' ', ', ', '. '),
        fc.nat(7),
        ({ text, heard }, length, between, extra) => {
          const words = text.split(' ')
          const phrase = words.slice(-length).join(' ').replace(/\.$/, '')
          fc.pre(phrase.replaceAll(' ', '').length > 3)
          const begun = phrase.split(' ').slice(0, extra % length)
          const looped = [text.replace(/\.$/, ''), ...Array.from({ length: 7 }, () => phrase)]
            .concat(begun.length > 0 ? [begun.join(' ')] : [])
            .join(between)
          const verdict = judgeAnswer({ text: looped, segments: null }, heard)
          expect(verdict).toEqual({ kind: 'loop', text: text.replace(/\.$/, '') })
        },
      ),
    )
  })

  it('bears any text, times and speech', () => {
    const span = fc.record({ start: fc.double({ noNaN: true }), end: fc.double({ noNaN: true }) })
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 100 }),
        fc.option(fc.array(fc.tuple(span, fc.string()).map(([at, text]) => ({ ...at, text })))),
        fc.double({ min: 0, max: 40, noNaN: true }),
        fc.array(span),
        (text, segments, seconds, speech) => {
          const { kind } = judgeAnswer({ text, segments }, { seconds, speech })
          expect(['fine', 'phantom', 'short', 'loop']).toContain(kind)
        },
      ),
    )
  })
})
