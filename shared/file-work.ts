/** What the desktop shows of the work on files; `part` (0 to 1) is null while nobody knows how much there is. */
export type FileWork =
  | { kind: 'none' }
  /** The computer is to stay awake for it. */
  | { kind: 'running'; part: number | null }
  /** It waits for the person or the network. */
  | { kind: 'held'; part: number | null }
