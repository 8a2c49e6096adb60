import { AppFailure } from '../../shared/app-failure.ts'
import type { Piece, PieceState, Recording } from '../../shared/ipc/schemas/recordings.ts'
import type { Announcer } from './announcer.ts'
import { takesSound, type Lifecycle, type LifecycleParts } from './lifecycle.ts'

/** What turns the sound of recordings into text needs of them. */
export interface Transcribing {
  /** Those that get more sound or text, oldest first. */
  unfinished(): Recording[]
  /** The sound (PCM16, little-endian, mono, 16 kHz) from one sample up to, but not with, another. */
  readSamples(recordingId: string, from: number, to: number): Uint8Array<ArrayBuffer>
  /** The language that the first speech told, or that the person has chosen. */
  setLanguage(recordingId: string, language: string): Recording
  /** What has become of a piece; text that is left out stays as it was. */
  setPiece(recordingId: string, index: number, state: PieceState, text?: string): Piece
  /** Transcribes what has no text yet, and the gaps again. Throws not_found where the sound is gone. */
  retry(recordingId: string): Recording
}

export function createTranscribing(
  parts: LifecycleParts & { lifecycle: Lifecycle; announcer: Announcer },
): Transcribing {
  const { sounds, recordings, pieces, atomically, lifecycle, announcer } = parts

  return {
    unfinished: () => recordings.unfinished().map(announcer.current),

    readSamples: (recordingId, from, to) =>
      sounds.use(recordings.find(recordingId).id, (sound) => sound.readSamples(from, to)),

    setLanguage(recordingId, language) {
      recordings.find(recordingId)
      recordings.setLanguage(recordingId, language)
      return announcer.tell(recordingId)
    },

    setPiece(recordingId, index, state, text) {
      recordings.find(recordingId)
      pieces.find(recordingId, index)
      atomically(() => {
        pieces.setState(recordingId, index, state)
        if (text !== undefined) pieces.setText(recordingId, index, text)
        lifecycle.settle(recordingId)
      })
      const piece = pieces.find(recordingId, index)
      announcer.tellPieces(recordingId, [piece])
      announcer.tell(recordingId)
      return piece
    },

    retry(recordingId) {
      if (takesSound(recordings.find(recordingId))) {
        throw new AppFailure({ code: 'invalid_request' })
      }
      sounds.use(recordingId, () => undefined)
      const gaps = pieces.of(recordingId).filter(({ state }) => state.kind === 'gap')
      atomically(() => {
        pieces.wait(recordingId, 'gap')
        recordings.setState(recordingId, { kind: 'processing' })
        lifecycle.settle(recordingId)
      })
      announcer.tellPieces(
        recordingId,
        gaps.map((gap) => ({ ...gap, state: { kind: 'waiting' } })),
      )
      return announcer.tell(recordingId)
    },
  }
}
