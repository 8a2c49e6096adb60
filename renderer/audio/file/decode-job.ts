import type { MissingSound } from '../../../shared/errors.ts'
import type { FileFacts } from '../../../shared/ipc/schemas/recordings.ts'
import type { Mark } from './mark.ts'

/** What is wanted of a file, and whom it is told. */
export interface DecodeJob {
  url: string
  /** The sample at 16 kHz from which sound is wanted. */
  from: number
  /** Which of several tracks of sound is wanted, from 0; null for the one that the file itself puts first. */
  track?: number | null
  /** A place before that, from which on it can be read. */
  mark?: Mark | null
  /** Told of the place from which on it is read, where that is not its beginning. */
  onMark?: (mark: Mark) => void
  /** Told once, before any sound. */
  onFacts: (facts: FileFacts) => void
  /** Told where something could not be decoded, with all places so far from which sound is missing. */
  onDamage?: (missing: readonly MissingSound[]) => void
  /** Takes the next chunk; decoding waits for it. */
  onSound: (pcm: Int16Array<ArrayBuffer>) => Promise<void>
}
