/** As the settings take them: each once, none too long, not too many. */
const longestWord = 60
const mostWords = 200

/** The words of a field, one a line or between commas. */
export function parseOwnWords(typed: string): string[] {
  const words = typed
    .split(/[\n,;]/)
    .map((word) => word.trim().replaceAll(/\s+/g, ' ').slice(0, longestWord).trim())
    .filter((word) => word !== '')
  return [...new Set(words)].slice(0, mostWords)
}
