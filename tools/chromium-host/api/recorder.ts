/** Something that happened which has no counterpart on this host. */
export interface Recorded {
  /** What it was, as in Electron's documentation: `shell.openExternal`, `Notification.show`. */
  what: string
  /** Its arguments or its description. */
  details: unknown
}

type DialogAnswer = { method: string; answer: unknown }

/** Keeps what cannot be shown, for a test to look at, and the answers that a test has prepared. */
export interface Recorder {
  readonly recorded: Recorded[]
  record(what: string, details?: unknown): void
  /** Prepares the answer of the next dialog of this kind, for instance showOpenDialog. */
  answerNextDialog(method: string, answer: unknown): void
  takeDialogAnswer(method: string): unknown
}

export function createRecorder(): Recorder {
  const recorded: Recorded[] = []
  const answers: DialogAnswer[] = []
  return {
    recorded,
    record(what, details) {
      recorded.push({ what, details })
    },
    answerNextDialog(method, answer) {
      answers.push({ method, answer })
    },
    takeDialogAnswer(method) {
      const index = answers.findIndex((answer) => answer.method === method)
      return index === -1 ? undefined : answers.splice(index, 1)[0]?.answer
    },
  }
}
