import type { Hole } from '../../../../shared/transcript/timed-words.ts'
import type { Paragraph, TextParagraph } from '../../../../shared/transcript/paragraphs.ts'

/**
 * A paragraph of the transcript, told in few and flat things: of ten hours there are 90,000 words, and all of them go
 * from one thread to another.
 */
export interface TextRow {
  kind: 'text'
  key: string
  /** Samples at 16 kHz, as all times here. */
  start: number
  end: number
  speaker: string | null
  text: string
  /** Where in the text each word begins, in UTF-16 units, and when it is said. */
  places: Uint32Array
  starts: Uint32Array
  ends: Uint32Array
  /** The indices of the words with which sentences begin. */
  sentences: Uint32Array
}

/** A block of the transcript on screen; `key` keeps it the same while others come and grow. */
export type Row =
  | TextRow
  | (Extract<Hole, { kind: 'gap' }> & { key: string })
  | { kind: 'pending'; key: string; start: number; end: number; isLast: boolean }

/** Paragraphs as blocks: what is still to come in one stretch is one of them. */
export function rowsOf(paragraphs: readonly Paragraph[]): Row[] {
  const rows: Row[] = []
  for (const paragraph of paragraphs) {
    const { kind, start, end } = paragraph
    const before = rows.at(-1)
    const key = `${kind} ${start}`
    if (kind === 'text') rows.push(textRow(key, paragraph))
    else if (kind === 'gap') rows.push({ ...paragraph, key })
    else if (before?.kind === 'pending') before.end = Math.max(before.end, end)
    else rows.push({ kind, key, start, end, isLast: false })
  }
  const last = rows.at(-1)
  if (last?.kind === 'pending') last.isLast = true
  return rows
}

function textRow(key: string, { start, end, speaker, sentences }: TextParagraph): TextRow {
  const words = sentences.flatMap((sentence) => sentence.words)
  const places = new Uint32Array(words.length)
  const firsts = new Uint32Array(sentences.length)
  let text = ''
  for (const [index, word] of words.entries()) {
    if (word.isSpaced && text !== '') text += ' '
    places[index] = text.length
    text += word.text
  }
  let first = 0
  for (const [index, sentence] of sentences.entries()) {
    firsts[index] = first
    first += sentence.words.length
  }
  return {
    kind: 'text',
    key,
    start,
    end,
    speaker,
    text,
    places,
    starts: Uint32Array.from(words, (word) => word.start),
    ends: Uint32Array.from(words, (word) => word.end),
    sentences: firsts,
  }
}

/** The index of the last of these ascending numbers that is not above the wanted one; 0 where all are. */
export function lastUpTo(numbers: ArrayLike<number>, wanted: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((numbers[middle] ?? 0) <= wanted) low = middle
    else high = middle - 1
  }
  return low
}

/** The index of the word that stands at this place of the text. */
export function wordAt({ places }: TextRow, place: number): number {
  return lastUpTo(places, place)
}

/** A sentence of a paragraph: from where to where in its text, and when it is said. */
export interface SentencePart {
  from: number
  to: number
  start: number
  end: number
}

export function sentenceParts(row: TextRow): SentencePart[] {
  const { text, places, starts, ends, sentences } = row
  return Array.from(sentences, (first, index) => {
    const next = sentences[index + 1]
    return {
      from: places[first] ?? 0,
      to: next === undefined ? text.length : (places[next] ?? text.length),
      start: starts[first] ?? 0,
      end: ends[(next ?? places.length) - 1] ?? 0,
    }
  })
}

/** Are they shown alike? Times of words may differ where all else is the same only if those of the ends do. */
export function isSameRow(one: Row, other: Row): boolean {
  if (one.kind !== other.kind || one.key !== other.key || one.end !== other.end) return false
  if (one.kind === 'text' && other.kind === 'text') {
    return (
      one.text === other.text &&
      one.speaker === other.speaker &&
      isSameList(one.starts, other.starts) &&
      isSameList(one.sentences, other.sentences)
    )
  }
  return JSON.stringify(one) === JSON.stringify(other)
}

function isSameList(one: Uint32Array, other: Uint32Array): boolean {
  return one.length === other.length && one.every((value, index) => value === other[index])
}

/** What has changed from some rows to others: so many stay at the beginning and at the end, with these between them. */
export interface RowsChange {
  before: number
  fresh: Row[]
  behind: number
}

export function changeOf(old: readonly Row[], now: readonly Row[]): RowsChange {
  const most = Math.min(old.length, now.length)
  const isSame = (one: Row | undefined, other: Row | undefined): boolean =>
    one !== undefined && other !== undefined && isSameRow(one, other)
  let before = 0
  while (before < most && isSame(old[before], now[before])) before += 1
  let behind = 0
  while (behind < most - before && isSame(old.at(-1 - behind), now.at(-1 - behind))) behind += 1
  return { before, fresh: now.slice(before, now.length - behind), behind }
}

export function changed(old: readonly Row[], { before, fresh, behind }: RowsChange): Row[] {
  return [...old.slice(0, before), ...fresh, ...old.slice(old.length - behind)]
}
