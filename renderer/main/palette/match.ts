import { fold } from '../../../shared/search/fold.ts'

/**
 * How well a query names something, by words: the greater, the better; null where a word of it is not found. Case and
 * diacritics do not matter, words may be begun only, in any order, and lack letters.
 */
export function matchScore(query: string, names: readonly string[]): number | null {
  const known = names.flatMap(wordsOf)
  let score = 0
  for (const word of wordsOf(query)) {
    const best = Math.max(0, ...known.map((candidate) => likeness(word, candidate)))
    if (best === 0) return null
    score += best
  }
  return score
}

/** Those whose labels the query names. */
export function namedBy<T extends { label: string }>(query: string, entries: readonly T[]): T[] {
  return entries.filter(({ label }) => matchScore(query, [label]) !== null)
}

function wordsOf(text: string): string[] {
  return fold(text)
    .split(' ')
    .filter((word) => word !== '')
}

function likeness(word: string, known: string): number {
  if (known === word) return 4
  if (known.startsWith(word)) return 3
  if (known.includes(word)) return 2
  return word.length > 2 && known[0] === word[0] && holdsInOrder(known, word) ? 1 : 0
}

function holdsInOrder(known: string, letters: string): boolean {
  let at = -1
  for (const letter of letters) {
    at = known.indexOf(letter, at + 1)
    if (at === -1) return false
  }
  return true
}
