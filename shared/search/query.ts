import { fold } from './fold.ts'

/** What is looked for in a folded text. Of 3 characters and more, inside words too; of 1 or 2, as a whole word. */
export type Term = string

/** More words than that are not looked for. */
const mostTerms = 12
const phraseOrWord = /["„“”«»]([^"„“”«»]*)(?:["„“”«»]|$)|[^\s"„“”«»]+/gu

/**
 * The terms of a query, all of which a text must hold: words, and phrases in quotation marks. Nothing in a query is an
 * operator, and what holds no word (such as "+++") is left out.
 */
export function parseQuery(query: string): Term[] {
  const terms = Array.from(query.matchAll(phraseOrWord), ([word, phrase]) => toTerm(phrase ?? word))
  return [...new Set(terms.filter((term) => term !== ''))].slice(0, mostTerms)
}

function toTerm(words: string): Term {
  const folded = fold(words)
  const bare = folded.trim()
  return Array.from(bare).length > 2 ? bare : folded
}

/** Does the folded text hold every term? */
export function holdsAll(folded: string, terms: readonly Term[]): boolean {
  return terms.every((term) => folded.includes(term))
}
