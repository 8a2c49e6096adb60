/** One section of a long answer: every kind of block a reader may meet, numbered so that none equals another. */
function section(number: number): string {
  return `## Section ${number}: sorting words

Paragraph ${number} speaks of **bold**, *slanted* and \`inline code\`, and links to [the guide](https://docs.hpc.ut.ee/) once.
Õunapuu, šokolaad and žürii keep their letters, and $5 and $6 stay prices.

1. First take $n_{${number}}$ words.
2. Then sort them:
   - by length,
   - by the alphabet.

\`\`\`python
def sort_words_${number}(words: list[str]) -> list[str]:
    """Shortest first."""
    return sorted(words, key=lambda word: (len(word), word))
\`\`\`

| step | comparisons | seconds |
|---|---:|---:|
| ${number}.1 | ${number * 17} | 0.${number % 10} |
| ${number}.2 | ${number * 31} | 1.${number % 10} |

$$
\\sum_{k=1}^{${number}} k = \\frac{${number}(${number}+1)}{2}
$$

> A quotation closes section ${number}.

`
}

/** Markdown of at least `characters` characters, cut at the end of a section. */
export function markdownOf(characters: number): string {
  let text = '# A long answer\n\n'
  for (let number = 1; text.length < characters; number++) text += section(number)
  return text
}
