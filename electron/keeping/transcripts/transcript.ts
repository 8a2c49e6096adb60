import type { i18n } from 'i18next'
import type { OpenRecording, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { paragraphsOf, type Paragraph } from '../../../shared/transcript/paragraphs.ts'
import type { Heard } from '../../../shared/transcript/timed-words.ts'
import { transcriptWords } from '../../../shared/transcript/transcript.ts'

/** A transcript as files are made of it. */
export interface Transcript {
  opened: OpenRecording
  /** What the person calls it. */
  name: string
  heard: Heard
  paragraphs: readonly Paragraph[]
  /** Sentences that must be known before it is read: that parts are missing, or that it is not finished. */
  notes: readonly string[]
  /** What it is, as term and value. */
  facts: readonly (readonly [string, string])[]
}

/** Reads a recording as its files tell it. */
export function readTranscript(opened: OpenRecording, words: i18n): Transcript {
  const heard = transcriptWords(opened.pieces, opened.log)
  return {
    opened,
    name: nameOf(opened.recording, words),
    heard,
    paragraphs: paragraphsOf(heard),
    notes: notesOf(opened, heard, words),
    facts: factsOf(opened, words),
  }
}

/** Names of files keep theirs, others get their moment. */
export function nameOf({ source, createdAt }: Recording, { t }: i18n): string {
  if (source.title !== undefined) return source.title
  if (source.kind === 'file') return source.name.replace(/\.[^.]+$/, '')
  const moment = new Date(createdAt - new Date(createdAt).getTimezoneOffset() * 60_000)
  const stamp = moment.toISOString().slice(0, 16).replace('T', ' ').replace(':', '.')
  return `${t(source.kind === 'microphone' ? 'transcriptFile.dictation' : 'transcriptFile.recording')} ${stamp}`
}

/** Is text still to come, or was it given up? */
export function isFinished({ recording }: OpenRecording): boolean {
  return recording.state.kind === 'done'
}

function notesOf(opened: OpenRecording, { holes }: Heard, { t }: i18n): string[] {
  const gaps = holes.filter(({ kind }) => kind === 'gap').length
  return [
    ...(gaps > 0 ? [t('transcriptFile.gaps', { count: gaps })] : []),
    ...(isFinished(opened) ? [] : [t('transcriptFile.unfinished')]),
    ...(opened.recording.trouble ? [t('transcriptFile.trouble')] : []),
  ]
}

function factsOf({ recording, pieces }: OpenRecording, { t, language }: i18n) {
  const names = new Intl.DisplayNames([language], { type: 'language' })
  const models = modelsOf(pieces)
  const facts: [string, string][] = [[t('transcriptFile.length'), clockTime(recording.samples)]]
  if (recording.language !== 'auto') {
    facts.push([t('transcriptFile.language'), names.of(recording.language) ?? recording.language])
  }
  if (models.length > 0) facts.push([t('transcriptFile.model'), models.join(', ')])
  return facts
}

/** The models that have made the text, each once. */
export function modelsOf(pieces: OpenRecording['pieces']): string[] {
  return [...new Set(pieces.flatMap(({ model }) => (model === null ? [] : [model])))]
}
