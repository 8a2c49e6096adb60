import type { RequestOptions } from '../attempts.ts'

export interface TranscribeRequest {
  /** A whole WAV file of PCM. */
  readonly sound: Uint8Array
  /** The code that the service is told, such as "et"; null lets it find out. */
  readonly language: string | null
  readonly temperature: number
  /** Words that may be said; Whisper takes them for the text before. Short: see the maker of hints. */
  readonly prompt?: string
  /** It can be sent in parts: where its length is known to be too large, that is thrown and nothing is sent. */
  readonly isDivisible?: boolean
}

/** What is said in a stretch of the sound; times in seconds from its start. */
export interface SpokenSegment {
  readonly start: number
  readonly end: number
  readonly text: string
}

export interface Transcript {
  readonly text: string
  /** ISO 639-1, where the service tells one. */
  readonly language: string | null
  /** Null where the answer has no times that can be trusted. */
  readonly segments: readonly SpokenSegment[] | null
  /** The model that was asked, where that is known. */
  readonly model?: string
}

/** Throws a ServiceError and nothing else. */
export type Transcribe = (
  request: TranscribeRequest,
  options: RequestOptions,
) => Promise<Transcript>
