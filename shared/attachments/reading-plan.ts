import type { Attachment } from '../ipc/schemas/attachments.ts'
import type { Message } from '../ipc/schemas/chats.ts'
import { estimatedTokens } from './tokens.ts'

/** Tokens left for the answer where nothing else is set. */
export const answerTokens = 2048
/** Of what is left, so much is trusted: tokens are estimated. */
const trusted = 0.85
/** Tokens of what is said around a part. */
const instructions = 400
/** Less than this is not worth a request. */
const leastRoom = 300

/** A conversation that is about to be answered. */
export interface Asking {
  messages: readonly Message[]
  systemPrompt: string
  maxTokens: number | undefined
  /** Of prompt and answer together, where that is known. */
  contextTokens: number | undefined
}

/** How transcripts that are too long are read: so many parts, of so many tokens at most. */
export interface ReadingPlan {
  parts: number
  partTokens: number
  /** What is left for the notes of all parts, when they are put together. */
  room: number
}

/** Null where the conversation fits, where nobody knows, and where no transcript is what is too long. */
export function readingPlan(asking: Asking): ReadingPlan | null {
  const { messages, contextTokens } = asking
  const transcripts = transcriptsIn(messages)
  if (contextTokens === undefined || transcripts.length === 0) return null
  const spoken = transcripts.reduce((sum, { tokens }) => sum + tokens, 0)
  const room = contextTokens - (neededTokens(asking) - spoken)
  if (spoken <= room) return null
  const partTokens = Math.floor(room * trusted) - instructions
  if (partTokens < leastRoom) return null
  const parts = transcripts.reduce((sum, { tokens }) => sum + partsFor(tokens, partTokens), 0)
  return { parts, partTokens, room }
}

/** About so many tokens the request and its answer take. */
export function neededTokens({ messages, systemPrompt, maxTokens }: Asking): number {
  const said = messages.reduce((sum, message) => sum + tokensOf(message), 0)
  return said + estimatedTokens(systemPrompt) + (maxTokens ?? answerTokens)
}

export function partsFor(tokens: number, partTokens: number): number {
  return Math.max(1, Math.ceil(tokens / partTokens))
}

/** The transcripts that are attached in a conversation. */
export function transcriptsIn(messages: readonly Message[]): Attachment[] {
  return messages.flatMap((message) =>
    message.role === 'user'
      ? (message.attachments ?? []).filter((each) => recordingOf(each) !== null)
      : [],
  )
}

/** The recording whose transcript is attached; null where something else is. */
export function recordingOf(attachment: Attachment): string | null {
  return attachment.kind === 'document' ? (attachment.recordingId ?? null) : null
}

/** Messages do not change; a long chat is counted at every key otherwise. */
const counted = new WeakMap<Message, number>()

export function tokensOf(message: Message): number {
  const known = counted.get(message)
  if (known !== undefined) return known
  const attached = message.role === 'user' ? (message.attachments ?? []) : []
  const tokens =
    estimatedTokens(message.content) + attached.reduce((sum, each) => sum + each.tokens, 0)
  counted.set(message, tokens)
  return tokens
}

/** A text in so many parts of about the same number of tokens, cut between lines where there are lines. */
export function inParts(text: string, count: number): string[] {
  const most = estimatedTokens(text) / count
  const parts: string[] = []
  let part = ''
  let tokens = 0
  for (const line of text.split(/(?<=\n)/)) {
    const own = estimatedTokens(line)
    if (part !== '' && tokens + own / 2 > most && parts.length < count - 1) {
      parts.push(part.trim())
      part = ''
      tokens = 0
    }
    part += line
    tokens += own
  }
  return [...parts, part.trim()].filter((each) => each !== '')
}
