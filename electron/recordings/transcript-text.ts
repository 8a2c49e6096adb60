import type { i18n } from 'i18next'
import { toFileName } from '../../shared/file-name.ts'
import type { OpenRecording, Recording } from '../../shared/ipc/schemas/recordings.ts'
import { transcriptText } from '../../shared/transcript/plain-text.ts'

/** A transcript as a plain text file; what is missing in it is said at its head and at its place. */
export function textFile(opened: OpenRecording, { t }: i18n): string {
  const { recording } = opened
  const text = transcriptText(t, opened)
  const notes = [
    ...(recording.gaps > 0 ? [t('transcriptFile.gaps', { count: recording.gaps })] : []),
    ...(recording.state.kind === 'done' ? [] : [t('transcriptFile.unfinished')]),
  ]
  return `${[...notes.map((note) => `[${note}]`), text].join('\n\n')}\n`
}

/** A file name to offer for the text of a recording: names of files keep theirs, others get their moment. */
export function textFileName({ source, createdAt }: Recording, { t }: i18n): string {
  if (source.title !== undefined) return `${toFileName(source.title)}.txt`
  if (source.kind === 'file') return `${source.name.replace(/\.[^.]+$/, '')}.txt`
  const moment = new Date(createdAt - new Date(createdAt).getTimezoneOffset() * 60_000)
  const stamp = moment.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')
  return `${t(source.kind === 'microphone' ? 'transcriptFile.dictation' : 'transcriptFile.recording')} ${stamp}.txt`
}
