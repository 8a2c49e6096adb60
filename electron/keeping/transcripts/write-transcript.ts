import type { i18n } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { TranscriptFormat } from '../../../shared/ipc/schemas/keeping.ts'
import type { OpenRecording } from '../../../shared/ipc/schemas/recordings.ts'
import { transcriptDocument } from './document.ts'
import { srtFile, vttFile } from './subtitles.ts'
import { markdownFile, textFile } from './text.ts'
import { readTranscript } from './transcript.ts'

/** A transcript as a file of that format. `now` is in milliseconds since 1970. */
export async function transcriptFile(
  opened: OpenRecording,
  format: TranscriptFormat,
  words: i18n,
  now: number,
): Promise<string | Uint8Array> {
  const transcript = readTranscript(opened, words)
  switch (format) {
    case 'txt':
      return textFile(transcript, words)
    case 'md':
      return markdownFile(transcript, words)
    case 'srt':
      return srtFile(transcript, words)
    case 'vtt':
      return vttFile(transcript, words)
    case 'json':
      return `${JSON.stringify(transcriptDocument(transcript, now), null, 2)}\n`
    case 'docx': {
      // Large, and needed by few of those that start this thread.
      const { docxFile } = await import('./docx.ts')
      return docxFile(transcript, words)
    }
    default:
      return assertNever(format)
  }
}
