import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { cueWords } from '../../electron/keeping/transcripts/cues/cue-words.ts'
import { divide } from '../../electron/keeping/transcripts/cues/divide.ts'
import { createPieceStore } from '../../electron/recordings/piece-store.ts'
import type { Piece } from '../../shared/ipc/schemas/recordings.ts'
import { paragraphsOf } from '../../shared/transcript/paragraphs.ts'
import { heardWords, type TimedWord } from '../../shared/transcript/timed-words.ts'
import type { KnownTalk, KnownWord } from './known-talk.ts'

/** What became of a known talk in Jutt. */
export interface Told {
  /** The known words that its transcript has, in its order, once for each time that they stand there. */
  words: string[]
  /** Known words that are not there, and lie in no stretch that is shown as missing. */
  lost: KnownWord[]
  /** How many known words lie in stretches that are shown as missing. */
  inGaps: number
  /**
   * Seconds by which times miss their places, the largest: between the beginning of a sentence and that of the nearest
   * word behind the known ones of the sentence before, up to its own first known one; and of all known words.
   */
  errors: { ofSentences: number; ofWords: number }
}

/** Every word of the newest transcript in a profile, and with which of them what a reader sees begins. */
export function toldReading(profile: string): {
  words: readonly TimedWord[]
  beginnings: Readonly<Record<'words' | 'paragraphs' | 'subtitles', number[]>>
} {
  const heard = heardWords(piecesOf(profile))
  const paragraphs = paragraphsOf(heard)
  const numbers = new Map(heard.words.map((word, index) => [word.start, index]))
  const texts = paragraphs.flatMap((paragraph) => (paragraph.kind === 'text' ? [paragraph] : []))
  const cues = texts.flatMap((paragraph) => divide(cueWords(paragraph, null)))
  const numbersOf = (starts: (number | undefined)[]): number[] =>
    starts.flatMap((start) => numbers.get(start ?? -1) ?? [])
  return {
    words: heard.words,
    beginnings: {
      words: [...heard.words.keys()],
      paragraphs: numbersOf(texts.map(({ start }) => start)),
      subtitles: numbersOf(cues.map(([first]) => first?.start)),
    },
  }
}

function piecesOf(profile: string): Piece[] {
  const database = new DatabaseSync(join(profile, 'jutt.sqlite'), { readOnly: true })
  try {
    const row = database.prepare(`SELECT id FROM recordings ORDER BY number DESC LIMIT 1`).get()
    return createPieceStore(database).of(String(row?.['id']))
  } finally {
    database.close()
  }
}

/** Reads the transcript of the only file in a profile beside the running app; `missing` is what its trouble tells. */
export function toldWords(
  profile: string,
  talk: KnownTalk,
  missing: readonly { from: number; to: number | null }[] = [],
): Told {
  const { words, holes } = heardWords(piecesOf(profile))
  const known = new Map(talk.words.map((each) => [each.word, each]))
  const told = words.flatMap(({ text, start }, index) => {
    const place = known.get(text.toLowerCase().replaceAll(/[^\p{L}-]/gu, ''))
    return place ? [{ place, index, start: start / 16_000 }] : []
  })
  const here = new Set(told.map(({ place }) => place.word))
  const gaps = [
    ...holes.map(({ start, end }) => ({ from: start / 16_000, to: end / 16_000 })),
    ...missing.map(({ from, to }) => ({ from, to: to ?? Infinity })),
  ]
  const absent = talk.words.filter(({ word }) => !here.has(word))
  const isInGap = ({ at }: KnownWord): boolean =>
    gaps.some(({ from, to }) => at >= from - 0.3 && at <= to + 0.3)
  const beginnings = told.flatMap(({ place, index }, at) => {
    const before = told[at - 1]
    if (before?.place.sentence === place.sentence) return []
    const near = words.slice((before?.index ?? -1) + 1, index + 1)
    return [Math.min(...near.map(({ start }) => Math.abs(place.sentence - start / 16_000)))]
  })
  return {
    words: told.map(({ place }) => place.word),
    lost: absent.filter((word) => !isInGap(word)),
    inGaps: absent.filter(isInGap).length,
    errors: {
      ofSentences: largest(beginnings),
      ofWords: largest(told.map(({ place, start }) => Math.abs(place.at - start))),
    },
  }
}

function largest(values: readonly number[]): number {
  return values.reduce((one, other) => Math.max(one, other), 0)
}
