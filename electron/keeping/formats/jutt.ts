import { isObject, own, type ForeignChat, type ForeignTranscript } from '../foreign-chat.ts'

export const chatFormat = 'jutt-chat'
export const everythingFormat = 'jutt-everything'
/** Raised when a file of today could not be read by an earlier Jutt. */
export const formatVersion = 1

/** A chat of ours; null for anything else. */
export function readOurs(value: unknown): ForeignChat | null {
  const chat = own(value, 'chat')
  const messages = own(value, 'messages')
  if (!isObject(chat) || !Array.isArray(messages)) return null
  const attachments = own(value, 'attachments')
  return {
    chat,
    messages: messages.filter(isObject),
    ...(Array.isArray(attachments) && { attachments }),
  }
}

/** A transcript of ours, without its sound; null for anything else. */
export function readOurTranscript(value: unknown): ForeignTranscript | null {
  const recording = own(value, 'recording')
  const pieces = own(value, 'pieces')
  if (!isObject(recording) || !Array.isArray(pieces)) return null
  const edits = own(value, 'edits')
  return {
    recording,
    pieces: pieces.filter(isObject),
    edits: Array.isArray(edits) ? edits.filter(isObject) : [],
  }
}

export function isOurs(value: unknown): boolean {
  const format = own(value, 'format')
  return format === chatFormat || format === everythingFormat
}
