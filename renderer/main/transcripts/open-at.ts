import type { Stores } from '../app/stores.ts'

/** Opens the transcript of a recording and leads to what is said at this sample (at 16 kHz). */
export async function openRecordingAt(
  { view, transcript, toasts }: Stores,
  recordingId: string,
  sample: number,
): Promise<void> {
  view.getState().closePanel()
  await transcript.getState().open(recordingId)
  if (transcript.getState().place.kind === 'closed') return toasts.error({ code: 'not_found' })
  view.getState().jumpTo({ kind: 'place', recordingId, sample }, '')
}
