/**
 * How many letters one character stands for when it is read aloud. A Han character is a syllable, kana and
 * Hangul somewhat less; a digit is a word ("viis", "five"), and so is a sign such as % or €.
 */
const WEIGHTS: readonly (readonly [RegExp, number])[] = [
  [/\p{Script=Han}/u, 3],
  [/[\p{Script=Hiragana}\p{Script=Katakana}]/u, 2],
  [/\p{Script=Hangul}/u, 2.5],
  [/\p{N}/u, 4],
  [/[\p{Sc}%+=&@°]/u, 5],
  [/\p{L}/u, 1],
]

/** The length of a text as speech: letters, with other characters as the letters one would hear. */
export function spokenLetters(text: string): number {
  let letters = 0
  for (const character of text) {
    letters += WEIGHTS.find(([kind]) => kind.test(character))?.[1] ?? 0
  }
  return letters
}

/** Whether there is anything in a text that can have been said: "..." or "♪" is no text. */
export function hasWords(text: string): boolean {
  return /[\p{L}\p{N}\p{Sc}%]/u.test(text)
}
