import type { AppError, MissingSound } from '../../../shared/errors.ts'
import type { FileFacts } from '../../../shared/ipc/schemas/recordings.ts'
import type { Mark } from './mark.ts'

/** What the page tells the decoder. */
export type DecoderOrder =
  /** `from` is a sample at 16 kHz, `mark` a known place before it; it is the first order, and given once. */
  | { kind: 'decode'; url: string; track: number | null; from: number; mark: Mark | null }
  /** The oldest chunk under way has been stored. */
  | { kind: 'stored' }

/** What the decoder tells the page. */
export type DecoderReport =
  | { kind: 'facts'; facts: FileFacts }
  /** The place from which on it is read, from which another decoder can count on. */
  | { kind: 'began'; mark: Mark }
  | { kind: 'sound'; pcm: Int16Array<ArrayBuffer> }
  /** Something could not be decoded: all places so far from which sound is missing. */
  | { kind: 'damaged'; missing: readonly MissingSound[] }
  /** The last report. */
  | { kind: 'ended'; trouble: AppError | null }

/** Chunks that may be under way to the page: one that is being stored and one that is ready after it. */
export const CHUNKS_AHEAD = 2
