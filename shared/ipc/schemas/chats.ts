import { z } from 'zod'
import { longestMessage } from '../../limits.ts'
import { appError } from './errors.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()
const id = z.string().min(1).max(64)

export const chatSummary = z.object({
  id,
  title: z.string(),
  createdAt: moment,
  updatedAt: moment,
})
export type ChatSummary = z.infer<typeof chatSummary>

/** What a turn is doing before and while its answer streams. */
export const turnPhase = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('queued') }),
  /** The service asked us to wait; the turn goes on by itself then. */
  z.object({ kind: z.literal('waiting'), until: moment, error: appError }),
  /** The request is on its way, nothing has come back since. */
  z.object({ kind: z.literal('sent'), at: moment }),
  z.object({ kind: z.literal('thinking'), since: moment }),
  z.object({ kind: z.literal('answering') }),
])
export type TurnPhase = z.infer<typeof turnPhase>

export const answerState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('streaming'), phase: turnPhase }),
  /** finishReason as the service said it: stop, length, content_filter, … */
  z.object({ kind: z.literal('done'), finishReason: z.string() }),
  z.object({ kind: z.literal('stopped') }),
  z.object({ kind: z.literal('failed'), error: appError }),
  /** Jutt itself ended while the answer streamed; what came is kept. */
  z.object({ kind: z.literal('interrupted') }),
])
export type AnswerState = z.infer<typeof answerState>

/** What was measured and counted of one answer; absent where it is not known. */
export const answerFigures = z.object({
  promptTokens: z.number().int().nonnegative().optional(),
  completionTokens: z.number().int().nonnegative().optional(),
  firstTokenMs: z.number().nonnegative().optional(),
  thinkingMs: z.number().nonnegative().optional(),
  totalMs: z.number().nonnegative().optional(),
})
export type AnswerFigures = z.infer<typeof answerFigures>

export const userMessage = z.object({
  role: z.literal('user'),
  id,
  chatId: id,
  parentId: id.nullable(),
  createdAt: moment,
  content: z.string(),
})
export type UserMessage = z.infer<typeof userMessage>

/** One turn writes one of these; the turn is named by the message's id. */
export const assistantMessage = z.object({
  role: z.literal('assistant'),
  id,
  chatId: id,
  parentId: id,
  createdAt: moment,
  model: z.string(),
  thinking: z.string(),
  content: z.string(),
  state: answerState,
  figures: answerFigures,
})
export type AssistantMessage = z.infer<typeof assistantMessage>

export const message = z.discriminatedUnion('role', [userMessage, assistantMessage])
export type Message = z.infer<typeof message>

/** The place after which a page of the list goes on: chats are listed newest first. */
export const chatCursor = z.object({ updatedAt: moment, id })
export type ChatCursor = z.infer<typeof chatCursor>

export const listInput = z.object({
  after: chatCursor.nullable(),
  limit: z.number().int().min(1).max(500),
})
export const chatPage = z.object({ chats: z.array(chatSummary), next: chatCursor.nullable() })
export type ChatPage = z.infer<typeof chatPage>

export const chatId = z.object({ chatId: id })
export const messageId = z.object({ messageId: id })

/** A chat with the messages of its active path, oldest first. */
export const openChat = z.object({ chat: chatSummary, messages: z.array(message) })
export type OpenChat = z.infer<typeof openChat>

export const sendInput = z.object({
  /** null starts a new chat. */
  chatId: id.nullable(),
  content: z.string().min(1).max(longestMessage),
  model: z.string().min(1).max(200),
})
export type SendInput = z.infer<typeof sendInput>

export const sentMessage = z.object({
  chat: chatSummary,
  user: userMessage,
  answer: assistantMessage,
})
export type SentMessage = z.infer<typeof sentMessage>

export const answerAgainInput = z.object({ messageId: id, model: z.string().min(1).max(200) })
export const renameInput = z.object({ chatId: id, title: z.string().trim().min(1).max(200) })

export const chatsChanged = z.object({ changed: z.array(chatSummary), removed: z.array(id) })
export type ChatsChanged = z.infer<typeof chatsChanged>

/**
 * New text of a streaming answer. The offsets (UTF-16 code units) say where it belongs, so that a window which
 * opened the chat in between neither loses nor doubles any of it.
 */
export const answerDelta = z.object({
  chatId: id,
  messageId: id,
  thinkingFrom: z.number().int().nonnegative(),
  thinking: z.string(),
  contentFrom: z.number().int().nonnegative(),
  content: z.string(),
  /** The texts so far are replaced by these: what was read as the answer turned out to be thinking, or the reverse. */
  restated: z.literal(true).optional(),
})
export type AnswerDelta = z.infer<typeof answerDelta>

export const answerProgress = z.object({ chatId: id, messageId: id, phase: turnPhase })
export type AnswerProgress = z.infer<typeof answerProgress>

export const answerEnded = z.object({
  chatId: id,
  messageId: id,
  state: answerState,
  figures: answerFigures,
})
export type AnswerEnded = z.infer<typeof answerEnded>
