import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fold, foldWithPlaces } from '../../../shared/search/fold.ts'
import { findMarks } from '../../../shared/search/marks.ts'
import { parseQuery } from '../../../shared/search/query.ts'
import { openSearchLab, type SearchLab } from './search-lab.ts'

const stored = 120
const folder = mkdtempSync(join(tmpdir(), 'jutt-search-'))
let lab: SearchLab
let texts: string[]

const words = 'kass koer ÕUN öö AI ai on maailm kärbseseen Üks e a x1 C++ "tsitaat" NOT näär'.split(
  ' ',
)
const word = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...words) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 6 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 4 }) },
)
const text = fc
  .array(fc.tuple(word, fc.constantFrom(' ', ' ', ', ', '.\n', '-', '(')), { maxLength: 12 })
  .map((parts) => parts.flat().join(''))

beforeAll(() => {
  lab = openSearchLab(join(folder, 'jutt.sqlite'))
  texts = fc.sample(text, { numRuns: stored, seed: 7 })
  for (const [at, question] of texts.entries()) lab.chat({ question, at })
})

afterAll(() => {
  lab.index.close()
  lab.database.close()
  rmSync(folder, { recursive: true })
})

/** The plainest search there is: every text, letter by letter, by the rules that the person is told. */
function scan(query: string): number[] {
  const bare = (part: string): string =>
    part
      .toWellFormed()
      .normalize('NFD')
      .replace(/\p{Mn}/gu, '')
      .toLowerCase()
      .replaceAll('ς', 'σ')
      .split(/[^\p{L}\p{N}\p{M}\p{So}]+/u)
      .filter((piece) => piece !== '')
      .join(' ')
  const terms = query
    .split(/["„“”«»]/u)
    .flatMap((part, index) => (index % 2 === 0 ? part.split(/\s+/u) : [part]))
    .map(bare)
    .filter((term) => term !== '')
  const isIn = (term: string, content: string): boolean =>
    Array.from(term).length > 2
      ? bare(content).includes(term)
      : ` ${bare(content)} `.includes(` ${term} `)
  if (terms.length === 0) return []
  return texts.flatMap((content, at) => (terms.every((term) => isIn(term, content)) ? [at] : []))
}

const query = fc.oneof(
  fc.array(word, { minLength: 1, maxLength: 3 }).map((parts) => parts.join(' ')),
  fc.tuple(word, word).map(([a, b]) => `"${a} ${b}"`),
  fc
    .tuple(fc.nat(stored - 1), fc.nat(20), fc.integer({ min: 1, max: 8 }))
    .map(
      ([index, from, length]) =>
        fc.sample(text, { numRuns: stored, seed: 7 })[index]?.slice(from, from + length) ?? '',
    ),
)

test('search finds what a scan of every text finds, newest first', () => {
  fc.assert(
    fc.property(query, (sought) => {
      const found = lab.find(sought, { writer: 'you', limit: 100 }).map(({ at }) => at)
      expect(found).toEqual(scan(sought).toReversed().slice(0, 100))
    }),
    { numRuns: 400 },
  )
})

test('nothing typed is an operator or throws', () => {
  const operators = fc.constantFrom(
    '"',
    '""',
    'AND',
    'OR',
    'NOT',
    'NEAR(',
    '*',
    '^',
    ':',
    'written:',
    '-',
    '(',
    ')',
    '{',
    '}',
    "'",
    ';--',
    '\0',
    '\uD800',
  )
  const hostile = fc
    .array(fc.oneof(operators, word), { maxLength: 8 })
    .map((parts) => parts.join(' '))
  fc.assert(
    fc.property(fc.oneof(hostile, fc.string({ unit: 'binary' })), (sought) => {
      const found = lab.find(sought, { writer: 'you', limit: 100 }).map(({ at }) => at)
      expect(found).toEqual(scan(sought).toReversed().slice(0, 100))
    }),
    { numRuns: 400 },
  )
})

test('the quick and the careful folding agree, and every mark folds to its term', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.string({ unit: 'binary' })), query, (content, sought) => {
      expect(foldWithPlaces(content).folded).toBe(fold(content))
      const terms = parseQuery(sought)
      const isThere = terms.some((term) => fold(content).includes(term))
      const marks = findMarks(content, terms)
      expect(marks.length > 0).toBe(isThere)
      for (const { start, end } of marks) {
        const within = fold(content.slice(start, end)).trim()
        expect(terms.some((term) => within.includes(term.trim()))).toBe(true)
      }
    }),
    { numRuns: 500 },
  )
})
