import type { OpenRecording, Span } from '../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { paragraphText } from '../../../shared/transcript/plain-text.ts'
import { isFinished, modelsOf, type Transcript } from './transcript.ts'

export const transcriptFormat = 'jutt-transcript'
/** Raised when a file of today could not be read by an earlier Jutt. */
const formatVersion = 1

/**
 * All there is of a transcript, for programs: its text in segments with the times of words, what is missing, and below
 * `source` what the service said piece by piece, with the times that its sound bears out, and every edit. Times are in seconds.
 */
export function transcriptDocument(transcript: Transcript, exportedAt: number) {
  const { opened, name, paragraphs, heard } = transcript
  const { recording, pieces, log } = opened
  const { id, createdAt, language, source, state, samples, trouble } = recording
  return {
    format: transcriptFormat,
    version: formatVersion,
    exportedAt: new Date(exportedAt).toISOString(),
    name,
    language: language === 'auto' ? null : language,
    models: modelsOf(pieces),
    isComplete: isFinished(opened) && heard.holes.length === 0 && trouble === null,
    notes: transcript.notes,
    recording: {
      id,
      createdAt: new Date(createdAt).toISOString(),
      seconds: seconds(samples),
      file: source.kind === 'file' ? source.name : null,
      state,
      trouble,
    },
    speakers: [...new Set(heard.words.flatMap(({ speaker }) => speaker ?? []))],
    segments: paragraphs.flatMap((paragraph) => {
      if (paragraph.kind !== 'text') return []
      const { speaker, sentences } = paragraph
      const words = sentences.flatMap((sentence) => sentence.words)
      return {
        ...placeOf(paragraph),
        speaker,
        text: paragraphText(paragraph),
        words: words.map((word) => ({ ...placeOf(word), text: word.text })),
      }
    }),
    missing: heard.holes.map((hole) =>
      hole.kind === 'gap'
        ? { ...placeOf(hole), kind: 'gap', reason: hole.reason, doubtfulText: hole.text }
        : { ...placeOf(hole), kind: 'to_come' },
    ),
    source: { pieces: pieces.map(pieceOf), edits: editsOf(log) },
  }
}

function seconds(samples: number): number {
  return Math.round((samples / SAMPLE_RATE) * 10_000) / 10_000
}

function placeOf({ start, end }: Span): Span {
  return { start: seconds(start), end: seconds(end) }
}

function pieceOf({
  index,
  speech,
  text,
  times,
  model,
  state,
  ending,
  ...place
}: OpenRecording['pieces'][number]) {
  return {
    index,
    ...placeOf(place),
    state,
    text,
    model,
    ending,
    speech: speech?.map(placeOf) ?? null,
    segments: times?.map((timed) => ({ ...placeOf(timed), text: timed.text })) ?? null,
  }
}

function editsOf({ edits, inForce }: OpenRecording['log']) {
  return edits.map(({ number, changes }) => ({
    number,
    isInForce: number <= inForce,
    changes: changes.map((change) =>
      'start' in change ? { ...change, ...placeOf(change), ...timesOf(change) } : change,
    ),
  }))
}

function timesOf(change: object) {
  if (!('times' in change) || !Array.isArray(change.times)) return {}
  const times: readonly (Span & { text: string })[] = change.times
  return { times: times.map((timed) => ({ ...placeOf(timed), text: timed.text })) }
}
