import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { AgainProgress } from '../../../../shared/ipc/schemas/again.ts'
import type { RecordingLanguage } from '../../../../shared/ipc/schemas/recordings.ts'

/** A part that is to be transcribed again, in samples. */
export interface AgainPart {
  recordingId: string
  start: number
  end: number
  language: RecordingLanguage
}

type Shown = Extract<AgainProgress, { kind: 'running' | 'incomplete' }>

export interface AgainState {
  /** By recording: what is under way, or came to nothing. */
  shown: Readonly<Record<string, Shown>>
  begin(part: AgainPart): Promise<void>
  cancel(recordingId: string): Promise<void>
  dismiss(recordingId: string): void
}

export type AgainStore = StoreApi<AgainState>

/** Parts of transcripts that are transcribed again. */
export function createAgainStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
}): AgainStore {
  const { jutt, report } = dependencies

  const store = createStore<AgainState>()(() => ({
    shown: {},
    async begin(part) {
      const answer = await jutt.recordings.again(part)
      if (!answer.ok) report(answer.error)
    },
    async cancel(recordingId) {
      const answer = await jutt.recordings.cancelAgain({ recordingId })
      if (!answer.ok) report(answer.error)
    },
    dismiss: (recordingId) => show(recordingId, null),
  }))

  function show(recordingId: string, progress: Shown | null): void {
    store.setState(({ shown }) => {
      const { [recordingId]: _before, ...others } = shown
      return { shown: progress ? { ...others, [recordingId]: progress } : others }
    })
  }

  jutt.on('recordings:againChanged', ({ recordingId, progress }) => {
    const isShown = progress.kind === 'running' || progress.kind === 'incomplete'
    show(recordingId, isShown ? progress : null)
    if (progress.kind === 'failed') report(progress.error)
  })
  return store
}
