/** A place from which on a file can be read as if it began there. */
export interface Mark {
  /** Bytes of the file's own beginning that go before: its tags and headers. */
  head: number
  /** Where a packet of sound begins, in bytes. */
  byte: number
  /** The time of that packet, in seconds of the file's clock. */
  time: number
}
