import type {
  AnswerDelta,
  AnswerEnded,
  AssistantMessage,
  TurnPhase,
} from '../../../shared/ipc/schemas/chats.ts'

/** The growing part of an answer that is being written. */
export interface LiveAnswer {
  thinking: string
  content: string
  phase: TurnPhase
  /** How long the model thought, once it answers; null where that is not known. */
  thoughtMs: number | null
}

export function liveFrom(message: AssistantMessage): LiveAnswer | null {
  if (message.state.kind !== 'streaming') return null
  const { thinking, content, state } = message
  return { thinking, content, phase: state.phase, thoughtMs: null }
}

/** The text with the piece at its place; null where something between them is missing. */
export function insertAt(text: string, from: number, piece: string): string | null {
  if (from > text.length) return null
  return from + piece.length <= text.length ? text : text + piece.slice(text.length - from)
}

/**
 * The answer with the delta's text; null where a delta before it is missing. A delta that came before changes nothing;
 * one that restates the answer replaces all that came before.
 */
export function withDelta(live: LiveAnswer, delta: AnswerDelta): LiveAnswer | null {
  if (delta.restated) return { ...live, thinking: delta.thinking, content: delta.content }
  const thinking = insertAt(live.thinking, delta.thinkingFrom, delta.thinking)
  const content = insertAt(live.content, delta.contentFrom, delta.content)
  if (thinking === null || content === null) return null
  if (thinking === live.thinking && content === live.content) return live
  return { ...live, thinking, content }
}

export function withPhase(live: LiveAnswer, phase: TurnPhase, now: number): LiveAnswer {
  const thoughtMs =
    live.phase.kind === 'thinking' && phase.kind === 'answering'
      ? now - live.phase.since
      : live.thoughtMs
  return { ...live, phase, thoughtMs }
}

/** The message as it stays: its own text or what was streamed, and how it ended. */
export function finished(
  message: AssistantMessage,
  live: LiveAnswer | undefined,
  ended: AnswerEnded,
): AssistantMessage {
  const { thinking, content } = live ?? message
  return { ...message, thinking, content, state: ended.state, figures: ended.figures }
}
