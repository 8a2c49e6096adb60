/** What belongs to words: letters, digits, their marks, and pictures such as emoji; everything else parts words. */
const betweenWords = /[^\p{L}\p{N}\p{M}\p{So}]+/gu
const inWord = /[\p{L}\p{N}\p{M}\p{So}]/u
const marks = /\p{Mn}+/gu
// oxlint-disable-next-line no-control-regex -- ASCII begins with control characters
const ascii = /^[\u0000-\u007F]*$/
const betweenAsciiWords = /[^a-z0-9]+/g

/** Small letters without their diacritics; one letter may become several. */
function foldLetters(text: string): string {
  return text.normalize('NFD').replace(marks, '').toLowerCase().replaceAll('ς', 'σ')
}

/**
 * A text as search sees it: words in small letters and without diacritics, one space between them, before the first and
 * behind the last. Two texts that differ in case, diacritics, punctuation or line breaks only fold to the same. Empty
 * where there is no word.
 */
export function fold(text: string): string {
  const words = ascii.test(text)
    ? text.toLowerCase().replace(betweenAsciiWords, ' ')
    : foldLetters(text.toWellFormed()).replace(betweenWords, ' ')
  const trimmed = words.trim()
  return trimmed === '' ? '' : ` ${trimmed} `
}

/** A folded text that knows, for each of its UTF-16 units, from which units of the text it came. */
export interface FoldedText {
  folded: string
  starts: readonly number[]
  ends: readonly number[]
}

/** As `fold`, with the way back. It takes much longer. */
export function foldWithPlaces(text: string): FoldedText {
  let folded = ' '
  const starts = [0]
  const ends = [0]
  let place = 0
  for (const letter of text) {
    const end = place + letter.length
    for (const unit of foldLetters(letter.toWellFormed())) {
      const isSpace = !inWord.test(unit)
      if (isSpace && folded.endsWith(' ')) continue
      folded += isSpace ? ' ' : unit
      for (let index = 0; index < (isSpace ? 1 : unit.length); index++) {
        starts.push(place)
        ends.push(end)
      }
    }
    place = end
  }
  if (folded === ' ') return { folded: '', starts: [], ends: [] }
  if (!folded.endsWith(' ')) {
    folded += ' '
    starts.push(place)
    ends.push(place)
  }
  return { folded, starts, ends }
}
