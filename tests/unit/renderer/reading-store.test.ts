import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createStore } from 'zustand/vanilla'
import { createReadingStore } from '../../../renderer/main/transcripts/reading/reading-store.ts'
import type { ReadOrder } from '../../../renderer/main/transcripts/reading/reader.ts'
import type { TranscriptState } from '../../../renderer/main/transcripts/transcript-store.ts'
import type { Piece, RecordingState } from '../../../shared/ipc/schemas/recordings.ts'
import { emptyLog } from '../../../shared/transcript/edit-log.ts'
import { pieceOf, recordingOf } from './fake-recordings.ts'

/** Milliseconds that it takes to make the rows. */
const effort = 100

beforeEach(() => vi.useFakeTimers())
afterEach(() => vi.useRealTimers())

function createParts() {
  const orders: ReadOrder[] = []
  const transcript = createStore<Pick<TranscriptState, 'place'>>(() => ({
    place: { kind: 'closed' },
  }))
  createReadingStore({
    transcript: transcript as Parameters<typeof createReadingStore>[0]['transcript'],
    createReader: () => async (order) => {
      orders.push(order)
      await new Promise((resolve) => void setTimeout(resolve, effort))
      return { before: 0, fresh: [], behind: 0 }
    },
    report(error) {
      throw new Error(error.detail)
    },
  })
  let pieces: Piece[] = []
  let log = emptyLog
  function show(state: RecordingState): void {
    transcript.setState({
      place: { kind: 'open', recording: recordingOf('talk', { state }), pieces, log },
    })
  }
  return {
    orders,
    show,
    hear(state: RecordingState = { kind: 'processing' }) {
      pieces = [...pieces, pieceOf(pieces.length, 'text')]
      show(state)
    },
    edit() {
      const change = { kind: 'speaker' as const, start: 0, end: 1, speaker: 'Mari' }
      log = { edits: [{ number: 1, changes: [change] }], inForce: 1 }
      show({ kind: 'processing' })
    },
  }
}

test('of a transcript that grows all new pieces are read together, after a rest that its length calls for', async () => {
  const { orders, hear } = createParts()
  for (const _ of ['which starts the reader', 'which shows how long it takes']) {
    hear()
    await vi.advanceTimersByTimeAsync(effort)
  }
  hear()
  hear()
  await vi.advanceTimersByTimeAsync(10 * effort - 1)
  expect(orders).toHaveLength(2)
  await vi.advanceTimersByTimeAsync(1)
  expect(orders.map(({ pieces }) => pieces.length)).toEqual([1, 1, 2])
})

test.each([
  ['what a person changes', ({ edit }: ReturnType<typeof createParts>) => edit()],
  ['the last piece', ({ hear }: ReturnType<typeof createParts>) => hear({ kind: 'done' })],
])('%s is seen at once', async (_, act) => {
  const parts = createParts()
  for (let times = 0; times < 2; times += 1) {
    parts.hear()
    await vi.advanceTimersByTimeAsync(effort)
  }
  parts.hear()
  act(parts)
  await vi.advanceTimersByTimeAsync(0)
  expect(parts.orders).toHaveLength(3)
})
