/** The first lines of a text, at most so many, and how many it has; line ends at its own end begin no line. */
export function firstLines(text: string, most: number): { text: string; lines: number } {
  const code = text.replace(/\n+$/, '')
  let lines = 1
  let end = code.length
  for (let at = code.indexOf('\n'); at !== -1; at = code.indexOf('\n', at + 1)) {
    if (lines === most) end = at
    lines += 1
  }
  return { text: code.slice(0, end), lines }
}
