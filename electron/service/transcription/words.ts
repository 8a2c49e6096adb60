/** The words of a text as they are compared: without case, punctuation and the ways of writing one letter. */
export function wordsOf(text: string): string[] {
  return (
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? []
  )
}

export function hasSameWords(first: string, second: string): boolean {
  return wordsOf(first).join(' ') === wordsOf(second).join(' ')
}
