/** The names in a text with one a line (or between commas), each once. */
export function modelNames(text: string): string[] {
  const names = text.split(/[\n,]/).map((name) => name.trim())
  return [...new Set(names)].filter((name) => name !== '')
}
