import type { AppError } from '../../../shared/errors.ts'
import type { Piece } from '../../../shared/speech/piece.ts'

export interface DecodeRequest {
  url: string
  /** Which track, from 0; the one that the file puts first where it is left out. */
  track?: number
  from?: number
  /** Aborts when so many chunks have come. */
  abortAfter?: number
  /** Samples after which another worker goes on. */
  mostOfOne?: number
}

export interface DecodeResult {
  trouble: AppError | null
  /** What the file said of its length. */
  length: number | null
  /** Codes of the languages of its tracks. */
  languages: (string | null)[]
  /** The samples of each chunk. */
  chunks: number[]
  /** PCM16 in base64. */
  pcm: string
}

export interface DrainResult {
  trouble: AppError | null
  samples: number
  /** Wall time until the first sound, and until the end. */
  firstSeconds: number
  seconds: number
}

export interface SegmentResult {
  trouble: AppError | null
  samples: number
  /** Wall time of decoding and cutting together. */
  seconds: number
  pieces: Piece[]
  /** Samples that the detector was asked about, its leads included. */
  asked: number
  detectorSeconds: number
}

/** What the page of the harness offers to the specs. */
export interface Sounds {
  decode(request: DecodeRequest): Promise<DecodeResult>
  /** Decodes a file and drops its sound. */
  drain(url: string): Promise<DrainResult>
  /** Decodes and cuts a file as the audio page does. */
  segment(url: string, withDetector: boolean): Promise<SegmentResult>
  /** Asks the detector at once about several sounds, PCM16 in base64. */
  detect(sounds: readonly string[]): Promise<(number[] | null)[]>
}

declare global {
  // eslint-disable-next-line no-var -- only var declares a property of the global object
  var sounds: Sounds
}
