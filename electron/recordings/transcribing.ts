import { AppFailure } from '../../shared/app-failure.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { Piece, PieceState, Recording, Span } from '../../shared/ipc/schemas/recordings.ts'
import type { Announcer } from './announcer.ts'
import type { TextOrigin } from './piece-store.ts'
import type { Extraction } from './sound/extraction.ts'
import { takesSound, type Lifecycle, type LifecycleParts } from './lifecycle.ts'

/** What turns the sound of recordings into text needs of them. */
export interface Transcribing {
  /** Those that get more sound or text, oldest first. */
  unfinished(): Recording[]
  /** The first pieces, in order, that are still to be transcribed: those that wait and those that are sent. */
  openPieces(recordingId: string, limit: number): Piece[]
  piece(recordingId: string, index: number): Piece
  /** The sound (PCM16, little-endian, mono, 16 kHz) from one sample up to, but not with, another. */
  readSamples(recordingId: string, from: number, to: number): Uint8Array<ArrayBuffer>
  /** The same, also of sound that was compressed. Throws sound_deleted. */
  readSound(recordingId: string, from: number, to: number): Promise<Uint8Array<ArrayBuffer>>
  /** The language that the first speech told, or that the person has chosen. */
  setLanguage(recordingId: string, language: string): Recording
  /** Where speech was heard in a piece that nobody had listened to. Without any it is silent. */
  setSpeech(recordingId: string, index: number, speech: readonly Span[]): Piece
  /** What has become of a piece; text that is left out stays as it was. */
  setPiece(
    recordingId: string,
    index: number,
    state: PieceState,
    text?: string,
    origin?: TextOrigin,
  ): Piece
  /**
   * Lets one gap (or, for null, all of them) wait again, and with them whatever else has no text or was not read yet. Throws not_found
   * where the sound or the piece is gone, and what was wrong with it for a recording that never got any sound.
   */
  retry(recordingId: string, index: number | null): Recording
}

export function createTranscribing(
  parts: LifecycleParts & {
    lifecycle: Lifecycle
    announcer: Announcer
    extract: Extraction['extract']
  },
): Transcribing {
  const { sounds, recordings, pieces, atomically, lifecycle, announcer } = parts

  const readSamples: Transcribing['readSamples'] = (recordingId, from, to) =>
    sounds.use(recordings.find(recordingId).id, (sound) => sound.readSamples(from, to))

  function change(recordingId: string, index: number, enter: () => void): Piece {
    recordings.find(recordingId)
    pieces.find(recordingId, index)
    atomically(() => {
      enter()
      lifecycle.settle(recordingId)
    })
    const piece = pieces.find(recordingId, index)
    announcer.tellPieces(recordingId, [piece])
    announcer.tell(recordingId)
    return piece
  }

  function gapsOf(recordingId: string, index: number | null): Piece[] {
    const asked = index === null ? pieces.of(recordingId) : [pieces.find(recordingId, index)]
    return asked.filter(({ state }) => state.kind === 'gap')
  }

  return {
    unfinished: () => recordings.unfinished().map(announcer.current),
    openPieces: pieces.open,
    piece(recordingId, index) {
      recordings.find(recordingId)
      return pieces.find(recordingId, index)
    },

    readSamples,
    async readSound(recordingId, from, to) {
      const { kind } = recordings.find(recordingId).sound
      switch (kind) {
        case 'whole':
        case 'compressing':
          return readSamples(recordingId, from, to)
        case 'compressed':
          return parts.extract(recordingId, from, to)
        case 'deleted':
          throw new AppFailure({ code: 'sound_deleted' })
        default:
          return assertNever(kind)
      }
    },

    setLanguage(recordingId, language) {
      recordings.find(recordingId)
      recordings.setLanguage(recordingId, language)
      return announcer.tell(recordingId)
    },

    setSpeech: (recordingId, index, speech) =>
      change(recordingId, index, () => {
        pieces.setSpeech(recordingId, index, speech)
        if (speech.length === 0) pieces.setState(recordingId, index, { kind: 'silent' })
      }),

    setPiece: (recordingId, index, state, text, origin) =>
      change(recordingId, index, () => {
        pieces.setState(recordingId, index, state)
        if (text !== undefined) pieces.setText(recordingId, index, text, origin)
      }),

    retry(recordingId, index) {
      const recording = recordings.find(recordingId)
      const { state } = recording
      if (state.kind === 'failed' && recording.samples === 0) throw new AppFailure(state.error)
      const gaps = gapsOf(recordingId, index)
      if (recording.sound.kind === 'deleted') throw new AppFailure({ code: 'sound_deleted' })
      if (recording.sound.kind === 'whole') sounds.use(recordingId, () => undefined)
      const waiting = { kind: 'waiting' } as const
      atomically(() => {
        for (const gap of gaps) pieces.setState(recordingId, gap.index, waiting)
        // While sound still comes, its pieces are sent anyway; what is paused stays so.
        if (takesSound(recording) || state.kind === 'paused') return
        const isUnread = state.kind === 'cancelled' && state.unread === true
        recordings.setState(recordingId, { kind: isUnread ? 'interrupted' : 'processing' })
        lifecycle.settle(recordingId)
      })
      announcer.tellPieces(
        recordingId,
        gaps.map((gap) => ({ ...gap, state: waiting })),
      )
      return announcer.tell(recordingId)
    },
  }
}
