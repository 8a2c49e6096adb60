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

export type Verdict =
  | { kind: 'fine' }
  /** Text without anybody having spoken. */
  | { kind: 'phantom' }
  /** Less text than there is speech. */
  | { kind: 'short' }
  /** The service repeated itself; `text` has the repetition once. */
  | { kind: 'loop'; text: string }

/** Tells whether an answer can be the text of what was heard. */
export function judgeAnswer(answer: Answer, heard: Heard): Verdict {
  if (answer.text.trim() === '' && heard.speech.length > 0) return { kind: 'short' }
  return { kind: 'fine' }
}
