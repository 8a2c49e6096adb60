import type { AppError } from '../../../shared/errors.ts'

/** What the page tells the worker that compresses. */
export type CompressOrder =
  /** Given once. Both addresses are whole. */
  | { kind: 'compress'; url: string; compressedUrl: string }
  /** The bytes told last are stored. */
  | { kind: 'stored' }

/** What that worker tells the page. */
export type CompressReport =
  | { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
  /** The last report. */
  | { kind: 'ended'; trouble: AppError | null }
