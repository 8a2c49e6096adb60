import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { TextRow } from '../reading/row.ts'
import { openRecordingId, type TranscriptStore } from '../transcript-store.ts'

/** A paragraph while somebody writes in it. */
interface Editing {
  recordingId: string
  /** Of its row. */
  key: string
  start: number
  end: number
  /** Its text as it was, and as it is written. */
  was: string
  draft: string
}

export interface EditingState {
  editing: Editing | null
  begin(row: TextRow): void
  write(draft: string): void
  /** Whatever was written is kept; Undo takes it back. */
  end(): void
}

export type EditingStore = StoreApi<EditingState>

/** Edits one paragraph of the open transcript at a time. */
export function createEditingStore(dependencies: {
  jutt: Jutt
  transcript: TranscriptStore
  report: (error: AppError) => void
}): EditingStore {
  const { jutt, transcript, report } = dependencies

  const store = createStore<EditingState>()((set, get) => ({
    editing: null,
    begin({ key, start, end, text }) {
      get().end()
      const recordingId = openRecordingId(transcript.getState().place)
      if (recordingId === null) return
      set({ editing: { recordingId, key, start, end, was: text, draft: text } })
    },
    write: (draft) => set(({ editing }) => ({ editing: editing && { ...editing, draft } })),
    end() {
      const { editing } = get()
      if (!editing) return
      set({ editing: null })
      if (editing.draft.trim() !== editing.was) void save(editing)
    },
  }))

  async function save({ recordingId, start, end, draft }: Editing): Promise<void> {
    const changes = [{ kind: 'text' as const, start, end, text: draft.trim() }]
    const answer = await jutt.recordings.edit({ recordingId, changes })
    if (!answer.ok) report(answer.error)
  }

  transcript.subscribe(({ place }) => {
    const { editing, end } = store.getState()
    if (editing && openRecordingId(place) !== editing.recordingId) end()
  })
  return store
}
