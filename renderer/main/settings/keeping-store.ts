import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Items } from '../../../shared/ipc/schemas/items.ts'
import type {
  ImportOutcome,
  KeepingProgress,
  TranscriptFormat,
} from '../../../shared/ipc/schemas/keeping.ts'

export interface KeepingState {
  progress: KeepingProgress
  /** What came of the last export of everything, or the last import. */
  outcome: KeepingOutcome | null
  exportChat(chatId: string, format: 'markdown' | 'json'): Promise<void>
  exportTranscript(recordingId: string, format: TranscriptFormat): Promise<void>
  exportItems(items: Items): Promise<void>
  exportEverything(): Promise<void>
  importFile(): Promise<void>
}

export type KeepingOutcome = { kind: 'exported' } | ({ kind: 'imported' } & ImportOutcome)

export type KeepingStore = StoreApi<KeepingState>

/** Chats to files and back, as main does it. */
export function createKeepingStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
}): KeepingStore {
  const { jutt, report } = dependencies
  const store = createStore<KeepingState>()((set) => ({
    progress: { kind: 'idle' },
    outcome: null,
    async exportChat(chatId, format) {
      const answer = await jutt.keeping.exportChat({ chatId, format })
      if (!answer.ok) report(answer.error)
    },
    async exportTranscript(recordingId, format) {
      const answer = await jutt.keeping.exportTranscript({ recordingId, format })
      if (!answer.ok) report(answer.error)
    },
    async exportItems(items) {
      const answer = await jutt.keeping.exportItems(items)
      if (!answer.ok) report(answer.error)
    },
    async exportEverything() {
      set({ outcome: null })
      const answer = await jutt.keeping.exportEverything()
      if (!answer.ok) report(answer.error)
      // A dialog that was closed is no outcome.
      else if (answer.value.isSaved) set({ outcome: { kind: 'exported' } })
    },
    async importFile() {
      set({ outcome: null })
      const answer = await jutt.keeping.importFile()
      if (!answer.ok) report(answer.error)
      else if (answer.value) set({ outcome: { kind: 'imported', ...answer.value } })
    },
  }))
  jutt.on('keeping:progress', (progress) => store.setState({ progress }))
  return store
}
