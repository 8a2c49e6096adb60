import { countLetters } from './letters.ts'
import { UNSPACED } from './words.ts'

/** A word as it is written, with the signs that stand at it. */
export interface Token {
  text: string
  /** Does a space stand before it? */
  isSpaced: boolean
  /** Does a paragraph begin with it, for a line was left empty before it? */
  isBreak: boolean
  letters: number
}

/** In writing without spaces each character is a word, with the signs behind it. */
const TOKEN = new RegExp(String.raw`(\s*)([${UNSPACED}]\p{P}*|[[\S]--[${UNSPACED}]]+|[\s\S])`, 'gv')

/** The words of a text; put together again as they are spaced they are the text, but for its breaks of lines. */
export function tokensOf(text: string): Token[] {
  if (!UNUSUAL.test(text)) return text === '' ? [] : text.split(' ').map(spacedToken)
  return Array.from(text.trim().matchAll(TOKEN), ([, space = '', word = '']) => ({
    text: word,
    isSpaced: space !== '',
    isBreak: /\n\s*\n/.test(space),
    letters: countLetters(word),
  }))
}

const UNUSUAL = new RegExp(String.raw`[${UNSPACED}]|[[\s]--[ ]]|\s\s|^\s|\s$`, 'v')

function spacedToken(text: string, index: number): Token {
  return { text, isSpaced: index > 0, isBreak: false, letters: countLetters(text) }
}

/** Words put together to a text. */
export function textOf(words: readonly { text: string; isSpaced: boolean }[]): string {
  let text = ''
  for (const word of words) text += word.isSpaced && text !== '' ? ` ${word.text}` : word.text
  return text
}
