import type { TextParagraph } from '../../../../shared/transcript/paragraphs.ts'

/** A word as it stands in a subtitle; times in samples at 16 kHz. */
export interface CueWord {
  text: string
  /** Characters as people count them: code points. */
  length: number
  isSpaced: boolean
  start: number
  end: number
  /** Does a sentence end with it? */
  endsSentence: boolean
  /** Is it a part of a name that must not be parted from what is said? */
  isName: boolean
}

/** Characters of a line at most: what is read in one look (EBU and BBC, 37 to 42). */
export const LONGEST_LINE = 42

/** The words of a paragraph; `name` is said before them where it is to be read. */
export function cueWords({ sentences, start }: TextParagraph, name: string | null): CueWord[] {
  const words = sentences.flatMap((sentence) =>
    sentence.words.map((word, index) => ({
      ...word,
      endsSentence: index === sentence.words.length - 1,
      isName: false,
    })),
  )
  const named =
    name === null ? [] : wordsAt(`${name}:`, start).map((word) => ({ ...word, isName: true }))
  return [...named, ...words].flatMap(fitting)
}

/** A text of ours, which is not said at any time, as words. */
export function wordsAt(text: string, place: number): CueWord[] {
  const words = printable(text).split(' ')
  return words.flatMap((word) =>
    fitting({
      text: word,
      isSpaced: true,
      start: place,
      end: place,
      endsSentence: false,
      isName: false,
    }),
  )
}

const graphemes = new Intl.Segmenter('et', { granularity: 'grapheme' })

/** The word, in parts where it is longer than a line. */
function fitting(word: Omit<CueWord, 'length'>): CueWord[] {
  const text = printable(word.text)
  const length = lengthOf(text)
  if (length === 0) return []
  if (length <= LONGEST_LINE) return [{ ...word, text, length }]
  const { start, end, isSpaced, endsSentence, isName } = word
  const parts = partsOf(text)
  const place = (share: number): number => Math.round(start + (end - start) * share)
  return parts.map((part, index) => ({
    text: part,
    length: lengthOf(part),
    isSpaced: isSpaced && index === 0,
    start: place(index / parts.length),
    end: place((index + 1) / parts.length),
    endsSentence: endsSentence && index === parts.length - 1,
    isName,
  }))
}

function partsOf(text: string): string[] {
  const parts: string[] = []
  let part = ''
  for (const { segment } of graphemes.segment(text)) {
    if (part !== '' && lengthOf(part) + lengthOf(segment) > LONGEST_LINE) {
      parts.push(part)
      part = ''
    }
    part += segment
  }
  return [...parts, part]
}

export function lengthOf(text: string): number {
  return Array.from(text).length
}

/** Without what no file may hold: characters that control, and halves of characters. */
export function printable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\u2028\u2029\uFFFE\uFFFF]+/gu, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}
