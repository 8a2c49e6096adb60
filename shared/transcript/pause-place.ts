import { sentenceEnd } from './sentence.ts'

/** What a pause behind a word would follow: a sentence, a part of one that ends with a sign, or a word within. */
export type PausePlace = 'ended' | 'clause' | 'within'

const SIGN_AT_END = /\p{P}$/u

/** Where a pause would be that follows a text, or a word with its signs. */
export function pausePlace(text: string): PausePlace {
  if (!SIGN_AT_END.test(text)) return 'within'
  return sentenceEnd(text) === 'ended' ? 'ended' : 'clause'
}
