import type { TurnPhase } from '../../shared/ipc/schemas/chats.ts'
import type { ChatRequest } from '../service/chat-request.ts'
import type { ChatEvent } from '../service/chat-stream.ts'

/** Where the turns get their answers: the service, through the budget. Throws AppFailure. */
export type AnswerSource = (
  request: ChatRequest,
  options: { signal: AbortSignal; onPhase: (phase: TurnPhase) => void },
) => AsyncIterable<ChatEvent>
