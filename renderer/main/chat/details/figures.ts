import type { AnswerFigures } from '../../../../shared/ipc/schemas/chats.ts'

/** Tokens a second from the first token to the last, thinking included; null where that is not known. */
export function tokensPerSecond(figures: AnswerFigures): number | null {
  const { completionTokens, firstTokenMs, totalMs } = figures
  if (completionTokens === undefined || firstTokenMs === undefined || totalMs === undefined) {
    return null
  }
  const seconds = (totalMs - firstTokenMs) / 1000
  // One token, or all of them at once, have no speed.
  return completionTokens < 2 || seconds <= 0 ? null : completionTokens / seconds
}
