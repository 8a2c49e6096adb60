import { isObject, own, type ForeignChat } from '../foreign-chat.ts'

export const chatFormat = 'jutt-chat'
export const everythingFormat = 'jutt-everything'
/** Raised when a file of today could not be read by an earlier Jutt. */
export const formatVersion = 1

/** A chat of ours; null for anything else, such as a transcript. */
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

export function isOurs(value: unknown): boolean {
  const format = own(value, 'format')
  return format === chatFormat || format === everythingFormat
}
