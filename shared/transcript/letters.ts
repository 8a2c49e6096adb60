const LETTER = /[\p{L}\p{M}\p{N}]/gu
const PLAIN = /^[\da-zA-ZõäöüšžÕÄÖÜŠŽ]*$/

/**
 * How many letters and digits a text has: what is said of it, whatever signs stand around. Time is spread over texts by
 * them, since joining pieces changes signs, spaces and capitals, but no letters.
 */
export function countLetters(text: string): number {
  return PLAIN.test(text) ? text.length : (text.match(LETTER)?.length ?? 0)
}

/**
 * Tells in which of texts that follow one another a letter stands, the first being the letter 1; their number for what is
 * behind all of them. Asked of letters in their order.
 */
export function createTextFinder(texts: readonly string[]): (letter: number) => number {
  const lengths = texts.map(countLetters)
  let [index, before] = [0, 0]
  return (letter) => {
    while (letter > before + (lengths[index] ?? Infinity)) before += lengths[index++] ?? 0
    return index
  }
}
