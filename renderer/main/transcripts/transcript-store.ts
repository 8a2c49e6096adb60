import { createStore, type StoreApi } from 'zustand/vanilla'
import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { EditLog, TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import type { Result } from '../../../shared/result.ts'
import { withChange, type LogChange } from '../../../shared/transcript/edit-log.ts'
import type { Schedule } from '../chat/schedule.ts'
import { withPieces } from './pieces.ts'

/** The transcript that is shown in place of the chat, if any. */
export type TranscriptPlace =
  | { kind: 'closed' }
  | { kind: 'opening'; recordingId: string }
  | { kind: 'open'; recording: Recording; pieces: readonly Piece[]; log: EditLog }
  | { kind: 'failed'; recordingId: string; error: AppError }

export interface TranscriptState {
  place: TranscriptPlace
  open(recordingId: string): Promise<void>
  close(): void
  /** Opens the transcript that this window showed before it was reloaded. */
  reopen(): Promise<void>
  /** Lets one gap (for null, everything without a text) be transcribed again. */
  retry(index: number | null): Promise<void>
  cancel(): Promise<void>
  /** Changes the text; all of it is undone at once. */
  edit(changes: TranscriptChange[]): Promise<void>
  undoEdit(): Promise<void>
  redoEdit(): Promise<void>
  /** Asks the service now for all that wait for it. */
  tryNow(): Promise<void>
}

export type TranscriptStore = StoreApi<TranscriptState>

/** The recording whose transcript the place is for. */
export function openRecordingId(place: TranscriptPlace): string | null {
  switch (place.kind) {
    case 'closed':
      return null
    case 'open':
      return place.recording.id
    case 'opening':
    case 'failed':
      return place.recordingId
    default:
      return assertNever(place)
  }
}

/** What events told since the pieces were fetched or shown last; the newest of each is enough. */
interface News {
  recording: Recording | null
  pieces: Map<number, Piece>
  /** In the order in which they came. */
  edits: LogChange[]
}

type Known = Pick<Extract<TranscriptPlace, { kind: 'open' }>, 'recording' | 'pieces' | 'log'>

export function createTranscriptStore(dependencies: {
  jutt: Jutt
  /** The transcript shown last. */
  memory: { get(): string | null; set(value: string | null): void }
  schedule: Schedule
  report: (error: AppError) => void
}): TranscriptStore {
  const { jutt, memory, schedule, report } = dependencies
  let news = noNews()
  let callOff: (() => void) | null = null
  /** Counts the requests for a transcript: only the last one's answer is wanted. */
  let requests = 0
  let isLoading = false

  const store = createStore<TranscriptState>()((set, get) => {
    const current = (): string | null => openRecordingId(get().place)

    async function ask<T>(request: (recordingId: string) => Promise<Result<T>>): Promise<void> {
      const recordingId = current()
      if (recordingId === null) return
      const answer = await request(recordingId)
      if (!answer.ok) report(answer.error)
    }

    return {
      place: { kind: 'closed' },
      async open(recordingId) {
        memory.set(recordingId)
        forgetNews()
        set({ place: { kind: 'opening', recordingId } })
        await load(recordingId)
      },
      close() {
        memory.set(null)
        requests += 1
        isLoading = false
        forgetNews()
        set({ place: { kind: 'closed' } })
      },
      async reopen() {
        const recordingId = memory.get()
        if (recordingId !== null) await get().open(recordingId)
      },
      retry: (index) => ask((recordingId) => jutt.recordings.retry({ recordingId, index })),
      cancel: () => ask((recordingId) => jutt.recordings.cancel({ recordingId })),
      edit: (changes) => ask((recordingId) => jutt.recordings.edit({ recordingId, changes })),
      undoEdit: () => ask((recordingId) => jutt.recordings.undoEdit({ recordingId })),
      redoEdit: () => ask((recordingId) => jutt.recordings.redoEdit({ recordingId })),
      tryNow: () => ask(() => jutt.recordings.tryNow()),
    }
  })

  function forgetNews(): void {
    callOff?.()
    callOff = null
    news = noNews()
  }

  /**
   * Fetches the transcript as it is now. Whatever events tell from here on is put over the answer: each says how a
   * piece is, not what changed in it, and they come in order, so the last of them is right whichever came first.
   */
  async function load(recordingId: string): Promise<void> {
    requests += 1
    const request = requests
    isLoading = true
    const answer = await jutt.recordings.open({ recordingId })
    if (request !== requests) return
    isLoading = false
    if (answer.ok) {
      show(answer.value)
    } else if (answer.error.code === 'not_found') {
      store.getState().close()
    } else {
      forgetNews()
      store.setState({ place: { kind: 'failed', recordingId, error: answer.error } })
    }
  }

  function show(known: Known): boolean {
    const { pieces, isWhole } = withPieces(known.pieces, news.pieces.values())
    const recording = news.recording ?? known.recording
    const log = news.edits.reduce<EditLog | null>(
      (log, change) => log && withChange(log, change),
      known.log,
    )
    forgetNews()
    store.setState({ place: { kind: 'open', recording, pieces, log: log ?? known.log } })
    return isWhole && log !== null
  }

  function publish(): void {
    callOff?.()
    callOff = null
    const { place } = store.getState()
    // What comes while the transcript is fetched belongs over what is fetched.
    if (place.kind !== 'open' || isLoading) return
    if (!show(place)) void load(place.recording.id)
  }

  function publishSoon(): void {
    callOff ??= schedule(publish)
  }

  jutt.on('recordings:changed', ({ changed, removed }) => {
    const recordingId = openRecordingId(store.getState().place)
    if (recordingId === null) return
    if (removed.includes(recordingId)) return store.getState().close()
    const recording = changed.find(({ id }) => id === recordingId)
    if (!recording) return
    news.recording = recording
    // How it ended is worth a frame of its own; the pieces that led to it have been told before.
    const { place } = store.getState()
    if (place.kind === 'open' && place.recording.state.kind !== recording.state.kind) publish()
    else publishSoon()
  })

  jutt.on('recordings:pieces', ({ recordingId, pieces }) => {
    if (recordingId !== openRecordingId(store.getState().place)) return
    for (const piece of pieces) news.pieces.set(piece.index, piece)
    publishSoon()
  })

  jutt.on('recordings:edits', ({ recordingId, ...change }) => {
    if (recordingId !== openRecordingId(store.getState().place)) return
    news.edits.push(change)
    // Whoever edits is to see it at once.
    publish()
  })

  return store
}

function noNews(): News {
  return { recording: null, pieces: new Map(), edits: [] }
}
