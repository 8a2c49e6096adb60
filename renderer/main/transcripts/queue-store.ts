import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { QueueMove, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import type { Result } from '../../../shared/result.ts'

/** The files that are read and transcribed in turns. */
export interface QueueState {
  /** Seconds until each is transcribed, as far as that is known. */
  timesLeft: Readonly<Record<string, number>>
  pause(recordingId: string): Promise<void>
  goOn(recordingId: string): Promise<void>
  cancel(recordingId: string): Promise<void>
  move(recordingId: string, to: QueueMove): Promise<void>
  /** Begins with another track of the same file, as a transcript of its own. */
  addTrack(recordingId: string, track: number): Promise<void>
}

export type QueueStore = StoreApi<QueueState>

export function createQueueStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
  /** A transcript was begun that the person wants to see. */
  opened: (recording: Recording) => void
}): QueueStore {
  const { jutt, report, opened } = dependencies

  async function ask(request: Promise<Result<unknown>>): Promise<void> {
    const answer = await request
    if (!answer.ok) report(answer.error)
  }

  const store = createStore<QueueState>()(() => ({
    timesLeft: {},
    pause: (recordingId) => ask(jutt.recordings.pause({ recordingId })),
    goOn: (recordingId) => ask(jutt.recordings.goOn({ recordingId })),
    cancel: (recordingId) => ask(jutt.recordings.cancel({ recordingId })),
    move: (recordingId, to) => ask(jutt.recordings.move({ recordingId, to })),
    async addTrack(recordingId, track) {
      const answer = await jutt.recordings.addTrack({ recordingId, track })
      if (answer.ok) opened(answer.value)
      else report(answer.error)
    },
  }))
  jutt.on('recordings:timesLeft', (times) =>
    store.setState({
      timesLeft: Object.fromEntries(
        times.map(({ recordingId, seconds }) => [recordingId, seconds]),
      ),
    }),
  )
  return store
}
