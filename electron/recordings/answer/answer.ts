/** What the service answered for one piece of sound. Times in seconds from the start of the piece. */
export interface Answer {
  text: string
  /** Null where the answer has no times that can be trusted. */
  segments: readonly { start: number; end: number; text: string }[] | null
}

/** What was heard in the sound that was sent. */
export interface Heard {
  /** How long the piece is. */
  seconds: number
  /** Where somebody speaks in it, in seconds from its start, in order. */
  speech: readonly { start: number; end: number }[]
}
