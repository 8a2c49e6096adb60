import { breakCost } from './breaks.ts'
import { LONGEST_LINE, type CueWord } from './cue-words.ts'

/** Does it fit into two lines? */
export function fitsTwoLines(words: readonly CueWord[]): boolean {
  return twoLines(words) !== null
}

/** The lines that the words of a cue are read in: one where it suffices, else two, parted where it reads best. */
export function linesOf(words: readonly CueWord[]): string[] {
  const at = lengthOfLine(words) <= LONGEST_LINE ? words.length : twoLines(words)
  if (at === null || at === words.length) return [lineOf(words)]
  return [lineOf(words.slice(0, at)), lineOf(words.slice(at))]
}

/** How many words the first line has; all where one line suffices, null where two do not. */
function twoLines(words: readonly CueWord[]): number | null {
  const whole = lengthOfLine(words)
  if (whole <= LONGEST_LINE) return words.length
  // A space or none goes with the break.
  if (whole > 2 * LONGEST_LINE + 1) return null
  let best: number | null = null
  let least = Infinity
  let first = 0
  for (const [index, word] of words.entries()) {
    const next = words[index + 1]
    if (!next) break
    first += word.length + (index > 0 && word.isSpaced ? 1 : 0)
    const second = whole - first - (next.isSpaced ? 1 : 0)
    if (first > LONGEST_LINE || second > LONGEST_LINE) continue
    // Lines of like length are read more easily, with the shorter one above.
    const cost = breakCost(word, next) + Math.abs(first - second) / 6 + (first > second ? 1 : 0)
    if (cost >= least) continue
    least = cost
    best = index + 1
  }
  return best
}

function lengthOfLine(words: readonly CueWord[]): number {
  let length = 0
  for (const [index, word] of words.entries()) {
    length += word.length + (index > 0 && word.isSpaced ? 1 : 0)
  }
  return length
}

function lineOf(words: readonly CueWord[]): string {
  return words
    .map(({ text, isSpaced }, index) => (index > 0 && isSpaced ? ' ' : '') + text)
    .join('')
}
