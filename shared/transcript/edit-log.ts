import type {
  EditLog,
  EditsChanged,
  TranscriptChange,
  TranscriptEdit,
} from '../ipc/schemas/transcripts.ts'

/** What a change of the log says of it, whichever recording it is of. */
export type LogChange = Omit<EditsChanged, 'recordingId'>

export const emptyLog: EditLog = { edits: [], inForce: 0 }

/** The changes that count, in their order. */
export function changesOf({ edits, inForce }: EditLog): TranscriptChange[] {
  return edits.slice(0, inForce).flatMap(({ changes }) => changes)
}

export function canUndo({ inForce }: EditLog): boolean {
  return inForce > 0
}

export function canRedo({ edits, inForce }: EditLog): boolean {
  return inForce < edits.length
}

/** The log with what has changed in it; null where a change before this one was missed. */
export function withChange({ edits }: EditLog, change: LogChange): EditLog | null {
  if (change.kept > edits.length) return null
  const now: TranscriptEdit[] = [...edits.slice(0, change.kept), ...change.added]
  return change.inForce > now.length ? null : { edits: now, inForce: change.inForce }
}
