const LETTER = /[\p{L}\p{M}\p{N}]/gu
const PLAIN = /^[\da-zA-ZõäöüšžÕÄÖÜŠŽ]*$/

/**
 * How many letters and digits a text has: what is said of it, whatever signs stand around. Time is spread over texts by
 * them, since joining pieces changes signs, spaces and capitals, but no letters.
 */
export function countLetters(text: string): number {
  return PLAIN.test(text) ? text.length : (text.match(LETTER)?.length ?? 0)
}
