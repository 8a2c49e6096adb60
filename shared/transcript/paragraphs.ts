import type { Span } from '../ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../speech/pcm.ts'
import { sentenceEnd } from './sentence.ts'
import type { Heard, Hole, TimedWord } from './timed-words.ts'
import { textOf } from './tokens.ts'
import { isParagraphBreak, PAUSE_AT_PHRASE, type Seat } from './weave.ts'

/** A sentence, or a part of one that is too long to be read at once; places are samples of the recording at 16 kHz. */
export interface Sentence extends Span {
  text: string
  words: readonly TimedWord[]
}

export interface TextParagraph extends Span {
  kind: 'text'
  speaker: string | null
  sentences: readonly Sentence[]
}

/** A block of a transcript as it is read: one person's sentences, or what is missing or still to come. */
export type Paragraph = TextParagraph | Hole

/** Seconds of quiet that end a sentence without a full stop. */
const PAUSE_IN_SENTENCE = 2
/** Characters from which a sentence ends at a pause between phrases, at a comma, and anywhere. */
const LONG_PHRASE = 150
const LONG_SENTENCE = 300
const LONGEST_SENTENCE = 500

/** The words in sentences and paragraphs, with what is missing at its place. */
export function paragraphsOf({ words, holes }: Heard): Paragraph[] {
  const paragraphs: Paragraph[] = []
  let sentences: Sentence[] = []
  let sentence: TimedWord[] = []
  let sentenceLength = 0
  let length = 0
  let hole = 0

  function endSentence(): void {
    const [first] = sentence
    const last = sentence.at(-1)
    if (!first || !last) return
    sentences.push({ text: textOf(sentence), words: sentence, start: first.start, end: last.end })
    sentence = []
    sentenceLength = 0
  }

  function endParagraph(): void {
    endSentence()
    const [first] = sentences
    const last = sentences.at(-1)
    if (!first || !last) return
    const speaker = first.words[0]?.speaker ?? null
    paragraphs.push({ kind: 'text', speaker, sentences, start: first.start, end: last.end })
    sentences = []
    length = 0
  }

  /** What is missing before a word of this piece. */
  function addHoles(piece: number): void {
    for (let next = holes[hole]; next && next.index < piece; next = holes[hole]) {
      endParagraph()
      paragraphs.push(next)
      hole += 1
    }
  }

  let previous: TimedWord | null = null
  for (const [index, word] of words.entries()) {
    addHoles(word.piece)
    if (previous && length > 0) {
      const pause = (word.start - previous.end) / SAMPLE_RATE
      const isOther = word.isBreak || word.speaker !== previous.speaker
      const seat = {
        length,
        pause,
        // Asked for at few words only; to have it at each would take longer than all the rest.
        get tail() {
          return tailOf(words, index)
        },
      }
      if (isOther || isParagraphBreak(seat)) endParagraph()
      else if (isSentenceBreak(previous, sentenceLength, seat)) endSentence()
    }
    const space = word.isSpaced ? ' ' : ''
    sentenceLength += space.length + word.text.length
    length += space.length + word.text.length
    sentence.push(word)
    previous = word
  }
  endParagraph()
  addHoles(Infinity)
  return paragraphs
}

/** Characters that tell how a text ends. */
const TAIL = 40

/** The end of the text before the word of this index. */
function tailOf(words: readonly TimedWord[], index: number): string {
  let from = index
  for (let length = 0; from > 0 && length < TAIL; from--)
    length += words[from - 1]?.text.length ?? 0
  return textOf(words.slice(from, index))
}

function isSentenceBreak(last: TimedWord, length: number, seat: Seat): boolean {
  if (seat.pause >= PAUSE_IN_SENTENCE || length >= LONGEST_SENTENCE) return true
  if (length >= LONG_PHRASE && seat.pause >= PAUSE_AT_PHRASE) return true
  if (/[\p{L}\p{N}]$/u.test(last.text)) return false
  return length >= LONG_SENTENCE || sentenceEnd(seat.tail) === 'ended'
}
