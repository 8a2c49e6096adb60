const longest = 60

/** A chat's first title: the first words of its first message, at most 60 characters, cut between words. */
export function titleFrom(content: string): string {
  const line = content
    .split('\n')
    .map((candidate) => candidate.replace(/^[\s#>*`-]+/, '').trim())
    .find((candidate) => candidate !== '')
  const words = (line ?? content.trim()).replace(/\s+/g, ' ')
  if (words.length <= longest) return words
  const cut = words.slice(0, longest - 1)
  const lastSpace = cut.lastIndexOf(' ')
  const atWord = lastSpace > longest / 2 ? cut.slice(0, lastSpace) : cut
  return `${atWord.replace(/[\uD800-\uDBFF]$/, '').replace(/[\s,;:.]+$/, '')}…`
}
