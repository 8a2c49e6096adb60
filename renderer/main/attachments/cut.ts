import { estimatedTokens } from '../../../shared/attachments/tokens.ts'
import type { Attachment } from '../../../shared/ipc/schemas/attachments.ts'

/** A cut so near to the end of a word or line goes there, in characters. */
const nearEnd = 200

/** The beginning of a text that takes so many tokens at most, with a sign that there was more. */
export function beginningOf(text: string, tokens: number): string {
  let length = 0
  let most = text.length
  while (length < most) {
    const middle = Math.ceil((length + most) / 2)
    if (estimatedTokens(text.slice(0, middle)) <= tokens) length = middle
    else most = middle - 1
  }
  if (length === text.length) return text
  const end = text.slice(0, length).search(/\s\S*$/)
  const cut = end > Math.max(0, length - nearEnd) ? end : length
  return `${text.slice(0, cut).toWellFormed()}\n[…]`
}

/** Which of the documents is to be cut to how many tokens, so that all that is attached fits; null where none can be. */
export function cutToFit(
  attached: readonly Attachment[],
  room: number,
): { id: string; tokens: number } | null {
  const [longest] = attached
    .filter(({ kind }) => kind === 'document')
    .toSorted((one, other) => other.tokens - one.tokens)
  if (!longest) return null
  const others = attached.reduce((sum, { tokens }) => sum + tokens, 0) - longest.tokens
  // A little less: the sign that there was more takes room too.
  const tokens = room - others - 8
  return tokens > 0 ? { id: longest.id, tokens } : null
}
