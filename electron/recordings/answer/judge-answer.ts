import type { Answer, Heard } from './answer.ts'
import { longestUncovered, secondsWithin, timedSegments } from './coverage.ts'
import { isPhantomPhrase } from './phantom-phrases.ts'
import { findLoop } from './repetition.ts'
import { hasWords, spokenLetters } from './spoken-letters.ts'

export type Verdict =
  | { kind: 'fine' }
  /** Text without anybody having spoken. */
  | { kind: 'phantom' }
  /** Less text than there is speech. */
  | { kind: 'short' }
  /** The service repeated itself; `text` has the repetition once. */
  | { kind: 'loop'; text: string }
  /** More text than anybody can say in all of the sound: it is another's. */
  | { kind: 'excess' }

/** Seconds. With less speech a known silence phrase was not said. */
const PHANTOM_SPEECH = 0.3

/** Seconds. From here on a piece without a word is short: "jah" takes 0.2 to 0.4, a cough or a click less. */
const WORDLESS_SPEECH = 0.5

/** Seconds. Below it any word will do. */
const SLIGHT_SPEECH = 2

/**
 * Letters per second of speech, as the segmenter hears it (without the pauses). Measured: 12.4 to 14.3 in the
 * librivox readings of pocketsphinx-testdata and 11.3 in the shortest, 9.1 to 11.9 in its card commands, 6.5
 * in "five five"; Estonian by espeak-ng 9.9 at 120 words a minute and 12.3 at 150. Letters, because Estonian
 * has the same of them as English, and half again fewer words. The slowest of articulations, 3.3
 * syllables a second, makes 7.8 in Estonian (2.36 letters each). TypeWhisper, which looks at whole takes of 25 s
 * and more with their pauses, calls 1.2 words a second short where 2.18 are usual: 5.4 letters of 9.8.
 */
const FEWEST_LETTERS = 6.7

/** Seconds of speech from which a rate is the speaker's own; in less, one drawn-out word decides it. */
const STEADY_SPEECH = 8

/** Where times cover all the speech, a slow speaker is likelier than a text that ended early. */
const COVERED_EASE = 0.6

/** Seconds. Speech that no segment covers: the times of words are off by less, and a breath is shorter. */
const MOST_UNCOVERED = 2
/** The same as a share: a tenth of 28 s, since a fifth would let a whole sentence go. */
const MOST_UNCOVERED_SHARE = 0.1

/** Letters per second that nobody reaches (espeak-ng at 220 words a minute: 17), and some for a word cut in half. */
const MOST_LETTERS = 25
const SPARE_LETTERS = 15
/** Letters of numbers by which a text may pass that: "miljard" is written with ten digits, and a short sound may hold some. */
const LETTERS_OF_NUMBERS = 150

/** Tells whether an answer can be the text of what was heard. */
export function judgeAnswer(answer: Answer, heard: Heard): Verdict {
  const seconds = secondsWithin(heard.speech, { start: 0, end: Infinity })
  if (!hasWords(answer.text)) {
    if (seconds >= WORDLESS_SPEECH) return { kind: 'short' }
    return answer.text.trim() === '' ? { kind: 'fine' } : { kind: 'phantom' }
  }
  if (seconds < PHANTOM_SPEECH && isPhantomPhrase(answer.text)) return { kind: 'phantom' }
  const letters = spokenLetters(answer.text)
  const loop = findLoop(answer.text, letters > MOST_LETTERS * seconds + SPARE_LETTERS)
  if (loop !== null) return { kind: 'loop', text: loop }
  // Soft speech may not have been heard, but there is no more of it than sound.
  if (letters > MOST_LETTERS * heard.seconds + LETTERS_OF_NUMBERS) return { kind: 'excess' }
  return isShort(answer, heard, { letters, seconds }) ? { kind: 'short' } : { kind: 'fine' }
}

function isShort(
  answer: Answer,
  heard: Heard,
  { letters, seconds }: { letters: number; seconds: number },
): boolean {
  if (seconds < SLIGHT_SPEECH) return false
  const segments = timedSegments(answer, heard)
  if (
    segments !== null &&
    longestUncovered(segments, heard) > Math.max(MOST_UNCOVERED, MOST_UNCOVERED_SHARE * seconds)
  ) {
    return true
  }
  const ease = segments === null ? 1 : COVERED_EASE
  const fewest = FEWEST_LETTERS * ease * Math.min(1, seconds / STEADY_SPEECH)
  return letters < fewest * seconds
}
