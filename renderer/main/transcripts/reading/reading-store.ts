import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Piece } from '../../../../shared/ipc/schemas/recordings.ts'
import { isUnderWay } from '../standing.ts'
import { openRecordingId, type TranscriptPlace, type TranscriptStore } from '../transcript-store.ts'
import type { ReadOrder } from './reader.ts'
import { changed, type Row, type RowsChange } from './row.ts'

export interface ReadingState {
  /** The transcript that the rows are of; null while none is open or its rows are still being made. */
  recordingId: string | null
  rows: readonly Row[]
}

export type ReadingStore = StoreApi<ReadingState>

type Reader = (order: ReadOrder) => Promise<RowsChange>
type OpenPlace = Extract<TranscriptPlace, { kind: 'open' }>

/**
 * So many times as long as it took to make the rows, those of a transcript that still grows are left alone: joining ten
 * hours anew for each of their 1,300 pieces would keep a processor busy for minutes.
 */
const restFactor = 10

const nothing: ReadingState = { recordingId: null, rows: [] }

/** The open transcript as it is read, always soon after its pieces and edits. */
export function createReadingStore(dependencies: {
  transcript: TranscriptStore
  /** Makes what reads; called when a transcript is opened first. */
  createReader: () => Reader
  report: (error: { code: 'internal'; detail: string }) => void
}): ReadingStore {
  const { transcript, report } = dependencies
  const store = createStore<ReadingState>()(() => nothing)
  let reader: Reader | null = null
  let isReading = false
  /** What the reader knows. */
  let known: { recordingId: string; pieces: readonly Piece[]; log: OpenPlace['log'] } | null = null
  /** The rows that its next answer is about. */
  let rows: readonly Row[] = []
  /** By the clock of the page, in milliseconds. */
  let restsUntil = 0
  let wake: ReturnType<typeof setTimeout> | undefined

  async function readAll(): Promise<void> {
    if (isReading) return
    clearTimeout(wake)
    isReading = true
    try {
      for (let place = open(); place && isNews(place); place = open()) {
        const rest = restsUntil - performance.now()
        if (isGrowth(place) && rest > 0) {
          wake = setTimeout(() => void readAll(), rest)
          break
        }
        await read(place)
      }
    } catch (error) {
      known = null
      report({ code: 'internal', detail: String(error) })
    } finally {
      isReading = false
    }
  }

  function open(): OpenPlace | null {
    const { place } = transcript.getState()
    return place.kind === 'open' ? place : null
  }

  function isNews({ recording, pieces, log }: OpenPlace): boolean {
    return known?.recordingId !== recording.id || known.pieces !== pieces || known.log !== log
  }

  /** Pieces have come, and nobody waits to see what they did. */
  function isGrowth({ recording, log }: OpenPlace): boolean {
    return known?.recordingId === recording.id && known.log === log && isUnderWay(recording)
  }

  async function read({ recording, pieces, log }: OpenPlace): Promise<void> {
    const recordingId = recording.id
    const before = known?.recordingId === recordingId ? known.pieces : []
    if (known?.recordingId !== recordingId) rows = []
    const fresh = pieces.filter((piece, index) => before[index] !== piece)
    const isStarting = reader === null
    reader ??= dependencies.createReader()
    known = { recordingId, pieces, log }
    const began = performance.now()
    const change = await reader({ recordingId, pieces: fresh, count: pieces.length, log })
    const now = performance.now()
    // Until it answers first, most of the time is for its thread to start.
    if (!isStarting) restsUntil = now + restFactor * (now - began)
    rows = changed(rows, change)
    // Meanwhile another one may have been opened.
    if (openRecordingId(transcript.getState().place) === recordingId) {
      store.setState({ recordingId, rows })
    }
  }

  transcript.subscribe(({ place }) => {
    const { recordingId } = store.getState()
    if (recordingId !== null && openRecordingId(place) !== recordingId) store.setState(nothing)
    void readAll()
  })
  return store
}
