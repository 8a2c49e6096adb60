import { AppFailure } from '../../../shared/app-failure.ts'
import type { EditLog, TranscriptChange } from '../../../shared/ipc/schemas/transcripts.ts'
import type { LogChange } from '../../../shared/transcript/edit-log.ts'
import type { Announcer } from '../announcer.ts'
import type { RecordingStore } from '../recording-store.ts'
import type { EditStore } from './edit-store.ts'

/** What a person does with the text of a recording. The pieces keep what the service said. */
export interface Editing {
  log(recordingId: string): EditLog
  /** Makes changes that are undone at once; what was undone before cannot be redone any more. */
  edit(recordingId: string, changes: readonly TranscriptChange[]): void
  /** Undoes the last edit in force. Throws invalid_request where there is none. */
  undoEdit(recordingId: string): void
  /** Takes back the last undoing. Throws invalid_request where there is none. */
  redoEdit(recordingId: string): void
}

export function createEditing(parts: {
  recordings: RecordingStore
  edits: EditStore
  announcer: Announcer
  atomically: <T>(work: () => T) => T
  now: () => number
}): Editing {
  const { recordings, edits, announcer, atomically, now } = parts

  function change(recordingId: string, work: () => LogChange): void {
    recordings.find(recordingId)
    announcer.tellEdits({ recordingId, ...atomically(work) })
  }

  return {
    log: edits.log,
    edit: (recordingId, changes) =>
      change(recordingId, () => {
        const kept = edits.count(recordingId).inForce
        const added = [edits.add(recordingId, changes, now())]
        return { kept, added, inForce: kept + 1 }
      }),
    undoEdit: (recordingId) =>
      change(recordingId, () => {
        const { inForce, all } = edits.count(recordingId)
        if (inForce === 0) throw new AppFailure({ code: 'invalid_request' })
        edits.setUndone(recordingId, inForce, now())
        return { kept: all, added: [], inForce: inForce - 1 }
      }),
    redoEdit: (recordingId) =>
      change(recordingId, () => {
        const { inForce, all } = edits.count(recordingId)
        if (inForce === all) throw new AppFailure({ code: 'invalid_request' })
        edits.setUndone(recordingId, inForce + 1, null)
        return { kept: all, added: [], inForce: inForce + 1 }
      }),
  }
}
