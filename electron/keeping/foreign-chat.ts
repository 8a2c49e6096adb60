/** A chat out of a file, of whatever format: rows as chats and messages are stored, checked only when they are. */
export interface ForeignChat {
  chat: Record<string, unknown>
  /** In any order; `parent_id` names another of them, or null. */
  messages: Record<string, unknown>[]
  /** What the messages have attached, as rows of our own format. */
  attachments?: readonly unknown[]
}

/** A transcript out of a file of ours: rows as recordings, pieces and edits are stored, checked only when they are. */
export interface ForeignTranscript {
  recording: Record<string, unknown>
  pieces: Record<string, unknown>[]
  edits: Record<string, unknown>[]
}

/** A file that none of the formats can read. */
export class UnreadableFileError extends Error {
  constructor() {
    super('The file is not of a known format, or is damaged.')
    this.name = 'UnreadableFileError'
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A property of the object itself; nothing that it inherits. */
export function own(object: unknown, name: string): unknown {
  return isObject(object) && Object.hasOwn(object, name) ? object[name] : undefined
}

export function text(value: unknown): string {
  return typeof value === 'string' ? value : ''
}

/** Seconds since 1970, as ChatGPT and Open WebUI write them, in milliseconds; the fallback where there are none. */
export function fromSeconds(seconds: unknown, fallback: number): number {
  const isMoment = typeof seconds === 'number' && seconds > 0 && seconds < 2 ** 42 / 1000
  return isMoment ? Math.round(seconds * 1000) : fallback
}
