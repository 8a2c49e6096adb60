/**
 * About how many tokens a text takes. No tokenizer is asked: 3 ASCII characters a token, and 1.2 of others, which is
 * on the high side for English (about 4) and about right for Estonian and code.
 */
export function estimatedTokens(text: string): number {
  let others = 0
  for (let index = 0; index < text.length; index += 1) if (text.charCodeAt(index) > 127) others += 1
  return Math.ceil((text.length - others) / 3 + others / 1.2)
}

/** Pixels of a side of the square that models of vision take as one token (Qwen: 28 to 32, after merging). */
const patch = 28

/** About how many tokens an image takes. */
export function estimatedImageTokens(width: number, height: number): number {
  return Math.ceil(width / patch) * Math.ceil(height / patch)
}
