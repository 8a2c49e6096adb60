import { wordsOf } from '../../service/transcription/words.ts'

/** Length of the cleaned text against the raw one: outside, something was answered, dropped or made up. */
const shortest = 0.5
const longest = 1.5
/** Characters that may go from or come to a short text in any case: an "ee, noh" or a few commas. */
const spare = 12

/** The share of its words that a cleaned text must have from the raw one. */
const fewestOwnWords = 0.75

/**
 * The cleaned text, if it is the same text, tidied; null where the model did something else: answered it, cut it short,
 * translated it, or gave back marks or thinking.
 */
export function acceptedCleanUp(raw: string, answer: string, mark: string): string | null {
  const cleaned = answer.replaceAll(`<${mark}>`, '').replaceAll(`</${mark}>`, '').trim()
  if (cleaned === '' || cleaned.includes(mark) || /<\/?think/i.test(cleaned)) return null
  const [before, after] = [raw.trim().length, cleaned.length]
  if (after < before * shortest - spare || after > before * longest + spare) return null
  const said = new Map<string, number>()
  for (const word of wordsOf(raw)) said.set(word, (said.get(word) ?? 0) + 1)
  const words = wordsOf(cleaned)
  let own = 0
  for (const word of words) {
    const left = said.get(word) ?? 0
    if (left === 0) continue
    said.set(word, left - 1)
    own += 1
  }
  return own >= words.length * fewestOwnWords ? cleaned : null
}
