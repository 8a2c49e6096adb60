import type { i18n } from 'i18next'
import { cuesOf, type Cue } from './cues/cues.ts'
import { isFinished, type Transcript } from './transcript.ts'

/** Subtitles as SubRip: lines end as its readers expect, names stand before what is said. */
export function srtFile(transcript: Transcript, words: i18n): string {
  const cues = subtitlesOf(transcript, words, true)
  const blocks = cues.map(({ start, end, lines }, index) =>
    [
      `${index + 1}`,
      `${clock(start, ',')} --> ${clock(end, ',')}`,
      ...lines.map(withoutArrow),
    ].join('\r\n'),
  )
  return blocks.map((block) => `${block}\r\n\r\n`).join('')
}

/** Subtitles as WebVTT (w3.org/TR/webvtt1): text is escaped, who speaks is a voice, notes are comments. */
export function vttFile(transcript: Transcript, words: i18n): string {
  const blocks = subtitlesOf(transcript, words, false).map(({ start, end, lines, speaker }) => {
    const text = lines.map(escaped).join('\n')
    const voiced = speaker === null ? text : `<v ${escaped(speaker)}>${text}</v>`
    return `${clock(start, '.')} --> ${clock(end, '.')}\n${voiced}`
  })
  const notes = transcript.notes.map((note) => `NOTE ${escaped(note)}`)
  return `${['WEBVTT', ...notes, ...blocks].join('\n\n')}\n`
}

function subtitlesOf({ opened, paragraphs }: Transcript, { t }: i18n, namesInText: boolean): Cue[] {
  const closing = isFinished(opened) ? null : t('transcriptFile.unfinished')
  return cuesOf(paragraphs, { t, namesInText, closing })
}

/** A time as 00:01:02,345; hours may have more than two digits. */
function clock(milliseconds: number, point: ',' | '.'): string {
  const two = (value: number): string => String(Math.floor(value)).padStart(2, '0')
  const seconds = milliseconds / 1000
  const rest = String(milliseconds % 1000).padStart(3, '0')
  return `${two(seconds / 3600)}:${two((seconds / 60) % 60)}:${two(seconds % 60)}${point}${rest}`
}

/** SRT has no way to write its own arrow as text. */
function withoutArrow(line: string): string {
  return line.replaceAll('-->', '→')
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\s+/g, ' ')
}
