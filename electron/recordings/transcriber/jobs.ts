import type { Piece } from '../../../shared/ipc/schemas/recordings.ts'

/** A request that is under way: for one piece, or for a run of them. */
export interface Job {
  recordingId: string
  /** The first piece and, in a run, those behind it, by their keys. */
  pieces: ReadonlyMap<string, Piece>
  isSpoken: boolean
  controller: AbortController
  /** The model that answered last. */
  model: string | null
  /** Does the service tell times? */
  tellsTimes: boolean
  /** When the pieces were sent; null as long as they are listened to. */
  sentAt: number | null
  done: Promise<void>
}

/** The jobs under way; each piece is in one at most. */
export interface Jobs {
  all(): Job[]
  /** How many pieces are in them. */
  pieces(): number
  has(key: string): boolean
  add(job: Job): void
  drop(job: Job): void
  /** Is it still the job of all its pieces? */
  isCurrent(job: Job): boolean
}

export function createJobs(): Jobs {
  const byPiece = new Map<string, Job>()

  return {
    all: () => [...new Set(byPiece.values())],
    pieces: () => byPiece.size,
    has: (key) => byPiece.has(key),
    add(job) {
      for (const key of job.pieces.keys()) byPiece.set(key, job)
    },
    drop(job) {
      for (const key of job.pieces.keys()) if (byPiece.get(key) === job) byPiece.delete(key)
    },
    isCurrent: (job) => [...job.pieces.keys()].every((key) => byPiece.get(key) === job),
  }
}

/** Samples of pieces together. */
export function lengthOf(pieces: Iterable<Piece>): number {
  return Iterator.from(pieces).reduce((sum, { start, end }) => sum + end - start, 0)
}
