/** Why a file cannot be attached. */
export type Unreadable =
  | 'empty'
  | 'too_large'
  /** Unpacked it would be far larger than it is. */
  | 'unpacks_too_large'
  /** It takes too long to read. */
  | 'too_slow'
  /** It is locked by a password. */
  | 'encrypted'
  /** It is damaged, or not what its name says. */
  | 'damaged'
  /** Jutt reads no files of this kind. */
  | 'unsupported'
  /** There is no text in it, as in a scanned page. */
  | 'no_text'

export class UnreadableError extends Error {
  readonly reason: Unreadable
  constructor(reason: Unreadable) {
    super(`The file cannot be attached: ${reason}`)
    this.name = 'UnreadableError'
    this.reason = reason
  }
}
