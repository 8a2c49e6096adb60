import { z } from 'zod'
import { longestMessage, mostAttachments, mostCompared } from '../../limits.ts'
import { attachment } from './attachments.ts'
import { appError } from './errors.ts'
import { asked, chatSetup } from './setup.ts'

/** Milliseconds since 1970. */
const moment = z.number().int()
const id = z.string().min(1).max(64)

export const chatSummary = z.object({
  /** Absent for most. */
  mark: z.enum(['pinned', 'archived']).optional(),
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
  /** What is attached is too long to be read at once: a part of it is being read since that moment. */
  z.object({
    kind: z.literal('reading'),
    part: z.number().int().positive(),
    parts: z.number().int().positive(),
    at: moment,
  }),
  z.object({ kind: z.literal('thinking'), since: moment }),
  z.object({ kind: z.literal('answering') }),
])
export type TurnPhase = z.infer<typeof turnPhase>

export const answerState = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('streaming'), phase: turnPhase }),
  /** finishReason as the service said it: stop, length, content_filter, … */
  z.object({
    kind: z.literal('done'),
    finishReason: z.string(),
    /** The service sent nothing but thinking, and this is it. */
    cameAsThinking: z.literal(true).optional(),
  }),
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
  /** In so many parts the attached transcript was read, since it was too long to be read at once. */
  parts: z.number().int().positive().optional(),
})
export type AnswerFigures = z.infer<typeof answerFigures>

/** A part of an answer that was continued after it: how it ended, and where in the whole text (UTF-16 code units). */
export const answerPart = z.object({
  state: answerState,
  figures: answerFigures,
  thinkingLength: z.number().int().nonnegative(),
  contentLength: z.number().int().nonnegative(),
})
export type AnswerPart = z.infer<typeof answerPart>

export const userMessage = z.object({
  role: z.literal('user'),
  id,
  chatId: id,
  parentId: id.nullable(),
  createdAt: moment,
  content: z.string(),
  attachments: z.array(attachment).max(mostAttachments).optional(),
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
  /** Of the last part, which is all of it where the answer was not continued; so are the figures. */
  state: answerState,
  figures: answerFigures,
  earlier: z.array(answerPart),
  /** Absent where it was not stored: answers of the first versions. */
  asked: asked.optional(),
})
export type AssistantMessage = z.infer<typeof assistantMessage>

export const message = z.discriminatedUnion('role', [userMessage, assistantMessage])
export type Message = z.infer<typeof message>

/** The place after which a page of the list goes on: chats are listed newest first. */
export const chatCursor = z.object({ updatedAt: moment, id })
export type ChatCursor = z.infer<typeof chatCursor>

export const listInput = z.object({
  after: chatCursor.nullable(),
  /** Those that are archived, instead of those that are not. */
  archived: z.boolean(),
  limit: z.number().int().min(1).max(500),
})
export const chatPage = z.object({ chats: z.array(chatSummary), next: chatCursor.nullable() })
export type ChatPage = z.infer<typeof chatPage>

export const chatId = z.object({ chatId: id })
export const messageId = z.object({ messageId: id })

/** What a chat shows of its tree: one path from its root to a leaf, or the end of that path. */
export const shownPath = z.object({
  chat: chatSummary,
  /** The message of the path that these follow; null where they are the whole path. */
  after: id.nullable(),
  messages: z.array(message),
  /** Of each of these messages that has other versions: the ids of all of them, oldest first. */
  versions: z.record(id, z.array(id)),
  /** The answers to the last message that stand side by side, none of which is kept yet. */
  comparison: z.array(assistantMessage),
})
export type ShownPath = z.infer<typeof shownPath>

/** So many messages of a path are told at once. */
const last = z.int().min(1).max(10_000)

/** The shown path of a chat, or so many of its last messages. */
export const openInput = z.object({ chatId: id, last: last.optional() })

/** So many of the messages above this one. */
export const earlierInput = z.object({ messageId: id, last })
export const earlierMessages = shownPath.pick({ messages: true, versions: true })
export type EarlierMessages = z.infer<typeof earlierMessages>

const modelId = z.string().min(1).max(200)
/** The models that are asked: one, or those that are compared. */
const modelIds = z
  .array(modelId)
  .min(1)
  .max(mostCompared)
  .refine((models) => new Set(models).size === models.length)
/** Blank only where something is attached. */
const content = z.string().max(longestMessage)

export const sendInput = z.object({
  /** null starts a new chat. */
  chatId: id.nullable(),
  content,
  models: modelIds,
  /** Ids of what was attached. */
  attachments: z.array(id).max(mostAttachments).optional(),
  /** For a new chat; a chat that is there has its own. */
  setup: chatSetup.optional(),
})
export type SendInput = z.infer<typeof sendInput>

/** Another version of a message of the person's. */
export const editInput = z.object({ messageId: id, content, models: modelIds })
export type EditInput = z.infer<typeof editInput>

export const answerAgainInput = z.object({ messageId: id, model: modelId })
/** What is typed and not sent, by key; where it is given to be kept, an empty text is forgotten. */
export const drafts = z.record(z.string().max(80), z.string())
export type Drafts = z.infer<typeof drafts>

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

/** Over all chats, the turns that nothing was sent for yet. */
export const turnWaits = z.object({
  count: z.number().int().nonnegative(),
  /** Until when the last of them waits as the service asked; null where none does. */
  until: moment.nullable(),
})
export type TurnWaits = z.infer<typeof turnWaits>

export const answerEnded = z.object({
  chatId: id,
  messageId: id,
  state: answerState,
  figures: answerFigures,
})
export type AnswerEnded = z.infer<typeof answerEnded>
