import fc from 'fast-check'
import { expect, test } from 'vitest'
import { findMatches, replacing } from '../../../renderer/main/transcripts/finding/matches.ts'
import { rowsOf, type TextRow } from '../../../renderer/main/transcripts/reading/row.ts'
import type { TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import { edited } from '../../../shared/transcript/edited.ts'
import { paragraphsOf } from '../../../shared/transcript/paragraphs.ts'
import { heardWords, type Heard } from '../../../shared/transcript/timed-words.ts'
import { talks } from '../transcript/heard-speech.ts'

const textRows = (heard: Heard, changes: readonly TranscriptChange[]): TextRow[] =>
  rowsOf(paragraphsOf(edited(heard, changes))).filter((row) => row.kind === 'text')

/** Paragraphs begin where they will; only what is said counts. */
const said = (texts: readonly string[]): string => texts.join(' ').replaceAll(/\s+/g, ' ').trim()

/** What a person does: looks for a part of a paragraph and replaces it there or everywhere, or types in its place. */
const deeds = fc.array(
  fc.record({
    kind: fc.constantFrom('one', 'all', 'typed'),
    row: fc.nat(),
    from: fc.nat(),
    length: fc.integer({ min: 1, max: 25 }),
    matchCase: fc.boolean(),
    fresh: fc.oneof(
      fc.constantFrom('', '–', '$&', '(.*)', 'üks kaks kolm', 'Õ', '- -', ' x ', '.'),
      fc.string({ maxLength: 12 }),
    ),
  }),
  { minLength: 1, maxLength: 7 },
)

test('what is replaced and typed is there as it was meant, however often', () => {
  fc.assert(
    fc.property(talks({ told: 'either' }), deeds, ({ pieces }, wanted) => {
      const heard = heardWords(pieces)
      const changes: TranscriptChange[] = []
      for (const { kind, length, matchCase, fresh, ...deed } of wanted) {
        const rows = textRows(heard, changes)
        const row = rows[deed.row % Math.max(1, rows.length)]
        if (!row) return
        const from = deed.from % row.text.length
        const to = Math.min(row.text.length, from + length)
        const query = row.text.slice(from, to)
        const found = findMatches(rows, { query, matchCase })
        const here = found.filter((match) => match.row === row && match.from <= from).slice(-1)
        expect(here).toHaveLength(1)
        const typed = { row, index: 0, from, to }
        const matches = { one: here, all: found, typed: [typed] }[kind]
        const texts = rows.map((each) => withFresh(each, matches, fresh))
        if (kind === 'typed') {
          const text = withFresh(row, matches, fresh).trim()
          changes.push({ kind: 'text', start: row.start, end: row.end, text })
        } else {
          changes.push(...replacing(matches, fresh))
        }
        expect(said(textRows(heard, changes).map(({ text }) => text))).toBe(said(texts))
      }
    }),
    { numRuns: 150 },
  )
})

function withFresh(
  row: TextRow,
  matches: readonly { row: TextRow; from: number; to: number }[],
  fresh: string,
): string {
  const own = matches.filter((match) => match.row === row)
  const kept = own.map(({ from }, index) => row.text.slice(own[index - 1]?.to ?? 0, from))
  return [...kept, row.text.slice(own.at(-1)?.to ?? 0)].join(fresh)
}
