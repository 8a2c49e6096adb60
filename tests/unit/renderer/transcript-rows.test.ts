import { describe, expect, test } from 'vitest'
import { speakerChanges, speakersOf } from '../../../renderer/main/transcripts/editing/speakers.ts'
import { findMatches, replacing } from '../../../renderer/main/transcripts/finding/matches.ts'
import { createReader } from '../../../renderer/main/transcripts/reading/reader.ts'
import {
  changed,
  sentenceParts,
  wordAt,
  type Row,
  type TextRow,
} from '../../../renderer/main/transcripts/reading/row.ts'
import { sentenceAt } from '../../../renderer/main/transcripts/reading/use-current-sentence.ts'
import { foundIn } from '../../../renderer/main/transcripts/reading/use-jump-to-found.ts'
import { parseClockTime } from '../../../renderer/main/transcripts/again/clock-field.ts'
import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'
import type { TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import { pieceOf } from './fake-recordings.ts'

/** Pieces of ten seconds, with pauses between them that end a paragraph. */
function spoken(...texts: string[]): Piece[] {
  return texts.map((text, index) => {
    const start = index * 160_000
    return pieceOf(index, text, { speech: [{ start, end: start + 100_000 }] })
  })
}

function read(pieces: Piece[], ...edits: TranscriptChange[][]): Row[] {
  const reader = createReader()
  const all = edits.map((changes, index) => ({ number: index + 1, changes }))
  const log = { edits: all, inForce: all.length }
  return changed([], reader({ recordingId: 'a', pieces, count: pieces.length, log }))
}

function textRows(rows: readonly Row[]): TextRow[] {
  return rows.filter((row) => row.kind === 'text')
}

const texts = (rows: readonly Row[]): string[] => textRows(rows).map(({ text }) => text)

const talk = spoken(
  'Tere kõigile. Täna räägime kassist.',
  'Kass on kodus. Teine kass on õues.',
  'Koera ei ole.',
)

describe('rows', () => {
  test('are paragraphs, in which each place of the text has its word, and each word its time', () => {
    const [first] = textRows(read(talk))
    if (!first) throw new Error('There is no row')
    expect(first.text).toBe('Tere kõigile. Täna räägime kassist.')
    const parts = sentenceParts(first)
    expect(parts.map(({ from, to }) => first.text.slice(from, to))).toEqual([
      'Tere kõigile. ',
      'Täna räägime kassist.',
    ])
    const word = wordAt(first, first.text.indexOf('räägime') + 3)
    expect(first.text.slice(first.places[word], first.places[word + 1])).toBe('räägime ')
    expect(first.starts[word]).toBeGreaterThan(parts[0]?.end ?? Infinity)
    expect(first.ends[word]).toBeLessThan(first.end)
  })

  test('that have not changed stay the same objects, before and behind those that have', () => {
    const reader = createReader()
    const log = { edits: [], inForce: 0 }
    const before = changed([], reader({ recordingId: 'a', pieces: talk, count: 3, log }))
    const [, second] = textRows(before)
    const changes = [
      { kind: 'text' as const, start: second?.start ?? 0, end: second?.end ?? 0, text: 'Uus.' },
    ]
    const after = changed(
      before,
      reader({
        recordingId: 'a',
        pieces: [],
        count: 3,
        log: { edits: [{ number: 1, changes }], inForce: 1 },
      }),
    )
    expect(texts(after)).toEqual([texts(before)[0], 'Uus.', texts(before)[2]])
    expect(after[0]).toBe(before[0])
    expect(after[2]).toBe(before[2])
    const undone = changed(after, reader({ recordingId: 'a', pieces: [], count: 3, log }))
    expect(texts(undone)).toEqual(texts(before))
    const other = reader({ recordingId: 'b', pieces: spoken('Muu.'), count: 1, log })
    expect(texts(changed([], other))).toEqual(['Muu.'])
  })

  test('tell which sentence is heard: the last one that has begun', () => {
    const rows = read(talk)
    expect(sentenceAt(rows, 0)).toEqual({ row: 0, sentence: 0 })
    expect(sentenceAt(rows, 99_000)).toEqual({ row: 0, sentence: 1 })
    expect(sentenceAt(rows, 150_000)).toEqual({ row: 0, sentence: 1 })
    expect(sentenceAt(rows, 161_000)).toEqual({ row: 1, sentence: 0 })
    expect(sentenceAt([], 5)).toBeNull()
  })
})

describe('find and replace', () => {
  test('finds whatever its case, or only as it is written', () => {
    const rows = read(talk)
    expect(findMatches(rows, { query: 'kass', matchCase: false })).toHaveLength(3)
    expect(findMatches(rows, { query: 'Kass', matchCase: true })).toHaveLength(1)
    expect(findMatches(rows, { query: '', matchCase: false })).toEqual([])
  })

  test('replaces one or all, in the middle of words too, and leaves all else and its times', () => {
    const rows = read(talk)
    const matches = findMatches(rows, { query: 'kass', matchCase: false })
    expect(texts(read(talk, replacing(matches.slice(1, 2), 'Jänes')))).toEqual([
      'Tere kõigile. Täna räägime kassist.',
      'Jänes on kodus. Teine kass on õues.',
      'Koera ei ole.',
    ])
    const all = read(talk, replacing(matches, 'tiiger'))
    expect(texts(all)).toEqual([
      'Tere kõigile. Täna räägime tiigerist.',
      'tiiger on kodus. Teine tiiger on õues.',
      'Koera ei ole.',
    ])
    expect(textRows(all).map(({ starts }) => [...starts])).toEqual(
      textRows(rows).map(({ starts }) => [...starts]),
    )
  })

  test('several in one word, and over several words, are one change of those', () => {
    const rows = read(spoken('aaa bbb aab ccc.'))
    const twice = replacing(findMatches(rows, { query: 'a', matchCase: false }), 'x')
    expect(texts(read(spoken('aaa bbb aab ccc.'), twice))).toEqual(['xxx bbb xxb ccc.'])
    const over = replacing(findMatches(rows, { query: 'b aa', matchCase: false }), '-')
    expect(texts(read(spoken('aaa bbb aab ccc.'), over))).toEqual(['aaa bb-b ccc.'])
    const gone = replacing(findMatches(rows, { query: 'bbb ', matchCase: false }), '')
    expect(texts(read(spoken('aaa bbb aab ccc.'), gone))).toEqual(['aaa aab ccc.'])
  })
})

describe('speakers', () => {
  test('are named for a paragraph, up to the next name, or wherever they speak', () => {
    const rows = textRows(read(talk))
    const [first, second] = rows
    if (!first || !second) throw new Error('There are no rows')
    const following = speakerChanges(rows, first, { speaker: 'Mari', scope: 'following' })
    const all = textRows(read(talk, following))
    expect(all.map(({ speaker }) => speaker)).toEqual(['Mari', 'Mari', 'Mari'])
    const one = speakerChanges(all, second, { speaker: 'Jaan', scope: 'paragraph' })
    const mixed = textRows(read(talk, following, one))
    expect(speakersOf(mixed)).toEqual(['Mari', 'Jaan'])
    const [mari] = mixed
    if (!mari) throw new Error('There is no row')
    const renamed = speakerChanges(mixed, mari, { speaker: 'Mai', scope: 'everywhere' })
    const after = textRows(read(talk, following, one, renamed))
    expect(after.map(({ speaker }) => speaker)).toEqual(['Mai', 'Jaan', 'Mai'])
    const none = speakerChanges(mixed, mari, { speaker: null, scope: 'everywhere' })
    expect(textRows(read(talk, following, one, none)).map(({ speaker }) => speaker)).toEqual([
      null,
      'Jaan',
      null,
    ])
    expect(speakerChanges(mixed, mari, { speaker: 'Mari', scope: 'paragraph' })).toEqual([])
  })
})

test('a search leads to the sentence in the piece, and where its words are not, to the piece', () => {
  const rows = read(talk)
  const place = { start: 160_000, end: 320_000 }
  const second = textRows(rows)[1]
  const [, sentence] = second ? sentenceParts(second) : []
  expect(foundIn(rows, place, 'õues')).toEqual({ row: 1, start: sentence?.start })
  expect(foundIn(rows, place, 'koera')).toEqual({ row: 1, start: second?.start })
  expect(foundIn([], place, 'koera')).toBeNull()
})

test('times are written as they are shown, or in seconds', () => {
  expect(parseClockTime('1:02:03')).toBe(3723 * 16_000)
  expect(parseClockTime(' 4:05 ')).toBe(245 * 16_000)
  expect(parseClockTime('75')).toBe(75 * 16_000)
  for (const wrong of ['', 'a', '1:', '1:2:3:4', '-1', '1.5']) {
    expect(parseClockTime(wrong), wrong).toBeNull()
  }
})
