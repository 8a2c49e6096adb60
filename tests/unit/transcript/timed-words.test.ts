import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SAMPLE_RATE, samplesIn } from '../../../shared/speech/pcm.ts'
import { paragraphsOf } from '../../../shared/transcript/paragraphs.ts'
import { heardWords, type TimedWord } from '../../../shared/transcript/timed-words.ts'
import { textOf } from '../../../shared/transcript/tokens.ts'
import { talks } from './heard-speech.ts'
import { gap, overlapping, take, waiting } from './take.ts'

const second = SAMPLE_RATE
const keyOf = (text: string) => text.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '')
const keys = (words: readonly { text: string }[]) => words.map(({ text }) => keyOf(text))

function expectOrder(words: readonly TimedWord[], end: number) {
  let before = 0
  for (const word of words) {
    expect(word.start).toBeGreaterThanOrEqual(before)
    expect(word.end).toBeGreaterThan(word.start)
    before = word.end
  }
  expect(before).toBeLessThanOrEqual(end)
}

describe('words with their times', { timeout: 60_000 }, () => {
  it('are all there, once, in order, one after another and within the recording', () => {
    fc.assert(
      fc.property(talks({ told: 'either' }), ({ words, pieces }) => {
        const heard = heardWords(pieces)
        expect(keys(heard.words)).toEqual(keys(words))
        expectOrder(heard.words, pieces.at(-1)?.end ?? 0)
      }),
      { numRuns: 300 },
    )
  })

  it('are where they were said, to 0.3 s, where segments are told and where letters go evenly', () => {
    fc.assert(
      fc.property(talks({ told: 'either' }), ({ words, pieces }) => {
        const heard = heardWords(pieces).words
        for (const [index, word] of words.entries()) {
          expect(Math.abs((heard[index]?.start ?? 0) - word.start)).toBeLessThan(0.3 * second)
          expect(Math.abs((heard[index]?.end ?? 0) - word.end)).toBeLessThan(0.3 * second)
        }
      }),
      { numRuns: 300 },
    )
  })

  it('bear any pieces', () => {
    const span = fc.record({ start: fc.nat(1_000_000), end: fc.nat(1_000_000) })
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string({ unit: fc.constantFrom(...' .…-–!?,"”„(a Aä字ä\n1:&'.split('')) }),
    )
    const piece = fc.record({
      start: fc.nat(1_000_000),
      end: fc.nat(1_000_000),
      speech: fc.option(fc.array(span)),
      text,
      times: fc.option(
        fc.array(fc.record({ start: fc.nat(2_000_000), end: fc.nat(2_000_000), text })),
      ),
    })
    fc.assert(
      fc.property(fc.array(piece), (parts) => {
        const pieces = take(...parts.map(({ text }) => text)).map((made, index) => {
          const { text: _text, ...rest } = parts[index] ?? { text: '' }
          return { ...made, ...rest }
        })
        const { words } = heardWords(pieces)
        for (const { start, end } of words) {
          expect(Number.isInteger(start) && Number.isInteger(end) && end >= start).toBe(true)
        }
        expect(words.map(({ start }) => start)).toEqual(
          words.map(({ start }) => start).toSorted((a, b) => a - b),
        )
      }),
      { numRuns: 300 },
    )
  })

  it('of a segment begin behind the pause where its time reaches back over it', () => {
    const [piece] = take({ text: 'Üks kaks. Kolm neli.', seconds: 20 })
    if (!piece) throw new Error('No piece')
    const speech = [
      { start: 0, end: 4 * second },
      { start: 10 * second, end: 14 * second },
    ]
    const times = [
      { start: 0, end: 3.8 * second, text: 'Üks kaks.' },
      { start: 3.8 * second, end: 14 * second, text: 'Kolm neli.' },
    ]
    const { words } = heardWords([{ ...piece, speech, times }])
    expect(words.map(({ start }) => start / second)).toEqual([0, expect.closeTo(1.71, 1), 10, 12])
  })

  it('of a segment begin and end with the speech where its time is told late and ends early', () => {
    const [piece] = take({ text: 'Üks kaks. Kolm neli.', seconds: 20 })
    if (!piece) throw new Error('No piece')
    const speech = [
      { start: second, end: 5 * second },
      { start: 10 * second, end: 14 * second },
    ]
    const times = [
      { start: 1.5 * second, end: 4.6 * second, text: 'Üks kaks.' },
      { start: 10.4 * second, end: 13.5 * second, text: 'Kolm neli.' },
    ]
    const { words } = heardWords([{ ...piece, speech, times }])
    expect(words.at(0)?.start).toBe(second)
    expect(words.at(1)?.end).toBe(5 * second)
    expect(words.at(2)?.start).toBe(10 * second)
    expect(words.at(3)?.end).toBe(14 * second)
  })

  it('of sentences begin behind the pauses, however fast each is said, where no times are told', () => {
    const sentence = fc.record({
      words: fc.array(fc.integer({ min: 2, max: 12 }), { minLength: 3, maxLength: 12 }),
      pace: fc.double({ min: 0.8, max: 1.25, noNaN: true }),
      pause: fc.double({ min: 0.7, max: 3, noNaN: true }),
    })
    fc.assert(
      fc.property(fc.array(sentence, { minLength: 1, maxLength: 20 }), (sentences) => {
        let at = 0
        const speech = sentences.map(({ words, pace, pause }) => {
          const start = at
          const end =
            start + samplesIn(words.reduce((sum, letters) => sum + letters, 0) * 0.07 * pace)
          at = end + samplesIn(pause)
          return { start: Math.round(start), end: Math.round(end) }
        })
        const text = sentences
          .map(({ words }) => `${words.map((letters) => 'a'.repeat(letters)).join(' ')}.`)
          .join(' ')
        const [piece] = take({ text, seconds: at / second })
        if (!piece) throw new Error('No piece')
        const { words } = heardWords([{ ...piece, speech, times: null }])
        const firsts = words.filter(
          (_, index) => index === 0 || words[index - 1]?.text.endsWith('.'),
        )
        expect(firsts.map(({ start }) => start)).toEqual(speech.map(({ start }) => start))
      }),
    )
  })

  it('without any sign are spread by their letters, whole words to each stretch of speech', () => {
    const [piece] = take({ text: 'üks kaks kolm neli viis kuus', seconds: 20 })
    if (!piece) throw new Error('No piece')
    const speech = [
      { start: 0, end: 2 * second },
      { start: 5 * second, end: 6 * second },
    ]
    const { words } = heardWords([{ ...piece, speech, times: null }])
    const behind = words.filter(({ start }) => start >= 5 * second)
    expect(behind.map((word) => word.text)).toEqual(['viis', 'kuus'])
  })

  it('do not follow times of another text', () => {
    const [piece] = take({ text: 'Üks kaks', seconds: 7 })
    if (!piece) throw new Error('No piece')
    const times = [{ start: 0, end: second, text: 'Kolm' }]
    expect(heardWords([{ ...piece, times }]).words.map(({ start }) => start)).toEqual([
      0,
      3 * second,
    ])
  })
})

describe('paragraphs', () => {
  const said = (parts: Parameters<typeof take>) =>
    paragraphsOf(heardWords(take(...parts))).map((paragraph) =>
      paragraph.kind === 'text'
        ? paragraph.sentences.map(({ text }) => text)
        : `<${paragraph.kind} ${paragraph.index}>`,
    )

  it('are made of sentences, and end at pauses, gaps and what is to come', () => {
    expect(
      said([
        'Üks kaks.',
        { text: 'Kolm? Neli', seconds: 4 },
        { ...overlapping('neli, viis.'), seconds: 4 },
        { text: 'Uus lõik.', after: 3 },
        gap('half'),
        'Edasi nr. 5 juurde.',
        waiting,
        'Lõpp.',
      ]),
    ).toEqual([
      ['Üks kaks.', 'Kolm?', 'Neli, viis.'],
      ['Uus lõik.'],
      '<gap 4>',
      ['Edasi nr. 5 juurde.'],
      '<pending 6>',
      ['Lõpp.'],
    ])
  })

  it('hold every word once and in order, and their text is that of the words', () => {
    fc.assert(
      fc.property(talks({ told: 'either' }), ({ words, pieces }) => {
        const heard = heardWords(pieces)
        const sentences = paragraphsOf(heard).flatMap((paragraph) =>
          paragraph.kind === 'text' ? paragraph.sentences : [],
        )
        expect(sentences.flatMap((sentence) => sentence.words)).toEqual(heard.words)
        for (const { words, text, start, end } of sentences) {
          expect(text).toBe(textOf(words))
          expect([start, end]).toEqual([words[0]?.start, words.at(-1)?.end])
        }
        expect(
          keys(sentences.flatMap(({ text }) => text.split(' ').map((text) => ({ text })))),
        ).toEqual(keys(words))
      }),
    )
  })

  it('and their sentences end at pauses where a text has no full stops', () => {
    // Phrases of 90 letters, 7 s each, with a pause of 0.8 s behind them.
    const phrase = Array.from({ length: 15 }, () => 'sõnaga').join(' ')
    const phrases = Array.from({ length: 30 }, (_, index) => ({
      start: index * 8 * second,
      end: Math.round((index * 8 + 7.2) * second),
    }))
    const [piece] = take({ text: phrases.map(() => phrase).join(' '), seconds: 240 })
    if (!piece) throw new Error('No piece')
    const paragraphs = paragraphsOf(
      heardWords([
        { ...piece, speech: phrases, times: phrases.map((span) => ({ ...span, text: phrase })) },
      ]),
    )
    const starts = new Set(phrases.map(({ start }) => start))
    expect(paragraphs.length).toBeGreaterThan(2)
    for (const paragraph of paragraphs) {
      if (paragraph.kind !== 'text') throw new Error('Something is missing')
      expect(starts).toContain(paragraph.start)
      for (const { start, text } of paragraph.sentences) {
        expect(starts).toContain(start)
        expect(text.length).toBeLessThan(300)
      }
    }
  })

  it('do not grow beyond what is read at once', () => {
    const sentence = 'See on üks lause, mida keegi ütleb. '
    const [long] = said([{ text: sentence.repeat(100), seconds: 300 }])
    expect(long?.length).toBeLessThan(30)
    const [[endless] = []] = said([{ text: 'sõna '.repeat(300), seconds: 100 }])
    expect(endless?.length).toBeLessThan(520)
  })
})
