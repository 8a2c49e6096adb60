/** A word within a text. */
export interface Word {
  /** Without case, in composed letters. */
  key: string
  start: number
  end: number
}

/** Writing without spaces: each character is a word here. */
export const UNSPACED = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}`

const WORD = new RegExp(
  String.raw`[${UNSPACED}]|[[\p{L}\p{M}\p{N}]--[${UNSPACED}]]+(?:['’][\p{L}--[${UNSPACED}]]+)*`,
  'gv',
)

const ENDS_UNSPACED = new RegExp(String.raw`[${UNSPACED}]\p{P}*$`, 'u')
const BEGINS_UNSPACED = new RegExp(String.raw`^\p{P}*[${UNSPACED}]`, 'u')

/** The words of a text, in order. */
export function wordsOf(text: string): Word[] {
  return Array.from(text.matchAll(WORD), (match) => ({
    key: keyOf(match[0]),
    start: match.index,
    end: match.index + match[0].length,
  }))
}

function keyOf(word: string): string {
  const small = word.toLowerCase()
  return /^[a-zäõöü]*$/.test(small) ? small : small.normalize('NFC').replaceAll('’', "'")
}

/** Whether no space belongs between two texts because their writing has none. */
export function meetWithoutSpace(before: string, after: string): boolean {
  return ENDS_UNSPACED.test(before.slice(-8)) && BEGINS_UNSPACED.test(after.slice(0, 8))
}
