import { deflateSync } from 'node:zlib'
import { isNumeral } from './numerals.ts'
import { spokenLetters } from './spoken-letters.ts'

interface Word {
  /** In small letters. */
  text: string
  start: number
  end: number
}

/** The same words over and over: `length` words, `times` times, from the word `first` on. */
interface Run {
  first: number
  length: number
  times: number
}

const LONGEST_PHRASE = 10

/** As often in a row a phrase must come to be looked at: people say something three times. */
const LEAST_TIMES = 4

/** From here on a phrase is a loop wherever it stands; "ha ha ha" and "la la la" may go on for longer. */
const CERTAIN_TIMES = 8
const CERTAIN_TIMES_SHORT = 16
const SHORT_PHRASE = 3

/** A run of so many words that makes up this share of the text is a loop even where it is repeated less. */
const LOOP_WORDS = 8
const LOOP_SHARE = 1 / 3

/** Whisper's own threshold (compression_ratio_threshold): UTF-8 bytes to bytes deflated by zlib. */
const MOST_COMPRESSION = 2.4

/** Bytes. A shorter text says little by its compression: librivox sentences of 37 to 94 letters have 0.8 to 1.3. */
const LEAST_COMPRESSED = 100

/**
 * Finds out whether a text goes in circles, and gives it with what was repeated once; null where it does not.
 * `isTooMuch` means that nobody can have said so much in the time.
 */
export function findLoop(text: string, isTooMuch: boolean): string | null {
  let kept = text
  for (;;) {
    const words = wordsOf(kept)
    const run = findRun(words, isTooMuch)
    if (!run) break
    kept = withoutRepeats(kept, words, run)
  }
  return kept !== text || isTooEven(kept) ? kept : null
}

const SEGMENTER = new Intl.Segmenter('et', { granularity: 'word' })

/** Words as Unicode tells them apart, which works without spaces too. */
function wordsOf(text: string): Word[] {
  return Array.from(SEGMENTER.segment(text))
    .filter(({ isWordLike }) => isWordLike)
    .map(({ segment, index }) => ({
      text: segment.toLowerCase(),
      start: index,
      end: index + segment.length,
    }))
}

function findRun(words: readonly Word[], isTooMuch: boolean): Run | null {
  for (let length = 1; length <= Math.min(LONGEST_PHRASE, words.length / LEAST_TIMES); length++) {
    let same = 0
    for (let index = length; index <= words.length; index++) {
      const goesOn = index < words.length && words[index]?.text === words[index - length]?.text
      if (goesOn) {
        same += 1
        continue
      }
      const run = { first: index - same - length, length, times: 1 + Math.floor(same / length) }
      if (isLoop(run, words, isTooMuch)) return run
      same = 0
    }
  }
  return null
}

function isLoop(
  { first, length, times }: Run,
  words: readonly Word[],
  isTooMuch: boolean,
): boolean {
  if (times < LEAST_TIMES) return false
  if (isTooMuch) return true
  const phrase = words.slice(first, first + length)
  if (isRepeated(phrase)) return false
  if (phrase.every((word) => isNumeral(word.text))) return false
  const letters = lettersOf(phrase)
  if (letters <= SHORT_PHRASE) return times >= CERTAIN_TIMES_SHORT
  if (times >= CERTAIN_TIMES) return true
  return length * times >= LOOP_WORDS && letters * times >= LOOP_SHARE * lettersOf(words)
}

/** Whether a phrase repeats a shorter one: "ha ha" is judged as "ha". */
function isRepeated(phrase: readonly Word[]): boolean {
  return phrase.some(
    (_, period) =>
      period > 0 &&
      phrase.length % period === 0 &&
      phrase.every(({ text }, index) => text === phrase[index % period]?.text),
  )
}

function lettersOf(words: readonly Word[]): number {
  return words.reduce((sum, { text }) => sum + spokenLetters(text), 0)
}

/** Leaves the first time; at the end of the text also what was begun once more goes. */
function withoutRepeats(
  text: string,
  words: readonly Word[],
  { first, length, times }: Run,
): string {
  const kept = words[first + length - 1]
  let last = first + length * times - 1
  while (words[last + 1] && words[last + 1]?.text === words[last + 1 - length]?.text) last += 1
  if (last < words.length - 1) last = first + length * times - 1
  return text.slice(0, kept?.end) + text.slice(words[last]?.end)
}

/** Circles without the same words: "I am 1 year old, I am 2 years old, …". Counting aloud is none. */
function isTooEven(text: string): boolean {
  const words = wordsOf(text).filter((word) => !isNumeral(word.text))
  const bytes = new TextEncoder().encode(words.map((word) => word.text).join(' '))
  return (
    bytes.length >= LEAST_COMPRESSED && bytes.length / deflateSync(bytes).length > MOST_COMPRESSION
  )
}
