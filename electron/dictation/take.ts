import type { Piece, Recording } from '../../shared/ipc/schemas/recordings.ts'
import { dictatedText } from '../../shared/transcript/dictated-text.ts'

/** A dictation into another program. */
export interface Take {
  readonly recordingId: string
  /** When the key went down, and when it was ended; milliseconds since 1970. */
  readonly since: number
  readonly endedAt: number | null
  readonly recording: Recording
  readonly pieces: readonly Piece[]
}

/** Its text as far as it has come. */
export function textOf({ pieces }: Take): string {
  return dictatedText(pieces).text
}

export function gapsOf({ pieces }: Take): number {
  return pieces.filter(({ state }) => state.kind === 'gap').length
}

/** The take with pieces that are new or have changed. */
export function withPieces(take: Take, fresh: readonly Piece[]): Take {
  const all = new Map(take.pieces.map((piece) => [piece.index, piece]))
  for (const piece of fresh) all.set(piece.index, piece)
  return { ...take, pieces: [...all.values()].toSorted((a, b) => a.index - b.index) }
}
