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
  exportChat(chatId: string, format: 'markdown' | 'json'): Promise<void>
  exportTranscript(recordingId: string, format: TranscriptFormat): Promise<void>
  exportItems(items: Items): Promise<void>
  /** False where the dialog was closed, or it failed. */
  exportEverything(): Promise<boolean>
  importFile(): Promise<ImportOutcome | null>
}

export type KeepingStore = StoreApi<KeepingState>

/** Chats to files and back, as main does it. */
export function createKeepingStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
}): KeepingStore {
  const { jutt, report } = dependencies
  const store = createStore<KeepingState>()(() => ({
    progress: { kind: 'idle' },
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
      const answer = await jutt.keeping.exportEverything()
      if (!answer.ok) report(answer.error)
      return answer.ok && answer.value.isSaved
    },
    async importFile() {
      const answer = await jutt.keeping.importFile()
      if (answer.ok) return answer.value
      report(answer.error)
      return null
    },
  }))
  jutt.on('keeping:progress', (progress) => store.setState({ progress }))
  return store
}
