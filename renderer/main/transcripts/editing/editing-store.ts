import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { Drafts } from '../../../../shared/ipc/schemas/chats.ts'
import { paced } from '../../app/paced.ts'
import type { Schedule } from '../../chat/schedule.ts'
import type { ReadingStore } from '../reading/reading-store.ts'
import type { TextRow } from '../reading/row.ts'
import { openRecordingId, type TranscriptStore } from '../transcript-store.ts'
import { draftOfPassage, passageIn, passageKey, type Passage } from './kept-passage.ts'

/** A paragraph while somebody writes in it. */
interface Editing extends Passage {
  recordingId: string
  /** Of its row. */
  key: string
}

export interface EditingState {
  editing: Editing | null
  begin(row: TextRow): void
  write(draft: string): void
  /** Whatever was written is kept; Undo takes it back. */
  end(): void
}

export type EditingStore = StoreApi<EditingState>

/**
 * Edits one paragraph of the open transcript at a time. What is typed is kept as it is typed: after a crash it is made an
 * edit as soon as its transcript is opened.
 */
export function createEditingStore(dependencies: {
  jutt: Jutt
  transcript: TranscriptStore
  reading: ReadingStore
  /** What was typed and not sent or saved before this start. */
  drafts: Drafts
  schedule: Schedule
  report: (error: AppError) => void
}): EditingStore {
  const { jutt, transcript, reading, schedule, report } = dependencies
  /** Those that are no edits by now. */
  const left: Drafts = { ...dependencies.drafts }
  let written: Editing | null = null

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
      void save(editing.recordingId, editing)
    },
  }))

  async function save(recordingId: string, { start, end, was, draft }: Passage): Promise<void> {
    const text = draft.trim()
    if (text !== was) {
      const changes = [{ kind: 'text' as const, start, end, text }]
      const answer = await jutt.recordings.edit({ recordingId, changes })
      if (!answer.ok) return report(answer.error)
    }
    return keep({ [passageKey(recordingId)]: '' })
  }

  async function keep(drafts: Drafts): Promise<void> {
    const answer = await jutt.drafts.keep(drafts)
    if (!answer.ok) report(answer.error)
  }

  function keepTyped(): boolean {
    const { editing } = store.getState()
    if (!editing || editing === written || editing.draft === editing.was) return false
    written = editing
    void keep({ [passageKey(editing.recordingId)]: draftOfPassage(editing) })
    return true
  }

  /** Keeps what somebody was writing when Jutt ended, as if they had left the field. */
  function takeUp(): void {
    const { recordingId, rows } = reading.getState()
    if (recordingId === null || store.getState().editing !== null) return
    const passage = passageIn(left[passageKey(recordingId)], rows)
    if (!passage) return
    delete left[passageKey(recordingId)]
    void save(recordingId, passage)
  }

  store.subscribe(paced(schedule, keepTyped))
  reading.subscribe(takeUp)
  transcript.subscribe(({ place }) => {
    const { editing, end } = store.getState()
    if (editing && openRecordingId(place) !== editing.recordingId) end()
  })
  return store
}
