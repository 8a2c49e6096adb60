import { expect, test } from 'vitest'
import { endWords } from '../../../renderer/main/transcripts/end-words.ts'
import { waitingSince } from '../../../renderer/main/transcripts/pieces.ts'
import { languageName, recordingName } from '../../../renderer/main/transcripts/recording-name.ts'
import { rowsOf } from '../../../renderer/main/transcripts/reading/row.ts'
import {
  holdOf,
  lengthOf,
  progressOf,
  standingOf,
  standingWords,
  type Hearing,
} from '../../../renderer/main/transcripts/standing.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { emptyLog } from '../../../shared/transcript/edit-log.ts'
import { transcriptParagraphs } from '../../../shared/transcript/transcript.ts'
import { pieceOf, recordingOf } from './fake-recordings.ts'

const { t } = createTranslations('en')
const { t: estonian } = createTranslations('et')

const minute = 60 * 16_000
const ready: Hearing = { transcriber: { kind: 'ready' }, practice: false, pacedUntil: null }
const wait = { kind: 'waiting', until: 1, error: { code: 'unreachable' } } as const
const paced: Hearing = { ...ready, pacedUntil: 1 }
const waiting: Hearing = { ...ready, transcriber: wait }

function fileOf(changes: Partial<Recording> = {}, length: number | null = 10 * minute): Recording {
  return recordingOf('r', {
    source: { kind: 'file', name: 'lecture.mp3', length },
    samples: 4 * minute,
    untranscribed: 3 * minute,
    hasSpeech: true,
    ...changes,
  })
}

const words = (recording: Recording, hearing: Hearing = ready) =>
  standingWords(t, 'en', recording, standingOf(recording, hearing))

test('every state is told in words', () => {
  const processing = fileOf({ state: { kind: 'processing' } })
  const finished = { state: { kind: 'done' }, untranscribed: 0 } as const
  expect(words(fileOf())).toBe('Reading the file: 40%')
  expect(words(fileOf({}, null))).toBe('Reading the file: 4:00 so far')
  expect(words(fileOf({ samples: 0 }, null))).toBe('Reading the file…')
  expect(words(fileOf({ state: { kind: 'interrupted' } }))).toContain('Waiting')
  expect(words(processing)).toBe('Transcribing: 1:00 of 4:00')
  expect(words(processing, waiting)).toBe('1:00 of 4:00 is transcribed')
  expect(words(processing, paced)).toBe('Waiting for the service: 1:00 of 4:00 is transcribed')
  expect(words({ ...processing, untranscribed: 4 * minute }, waiting)).toContain('Nothing')
  expect(words(fileOf(finished))).toBe('Transcribed')
  expect(words(fileOf({ ...finished, gaps: 1 }))).toBe('1 part is missing')
  expect(words(fileOf({ ...finished, gaps: 2 }))).toBe('2 parts are missing')
  expect(words(fileOf({ ...finished, hasSpeech: false }))).toBe('No speech')
  expect(words(fileOf({ state: { kind: 'cancelled' } }))).toBe('Cancelled')
  expect(words(recordingOf('r', { source: { kind: 'found' }, state: { kind: 'cancelled' } }))).toBe(
    'Not transcribed',
  )
  const error = { code: 'sound_unreadable' } as const
  expect(words(fileOf({ state: { kind: 'failed', error } }))).toBe('Failed')
})

test('only what waits for the service is held by it', () => {
  expect(holdOf(fileOf(), waiting)).toBe(wait)
  expect(holdOf(fileOf(), ready)).toBeNull()
  expect(holdOf(fileOf({ untranscribed: 0 }), waiting)).toBeNull()
  expect(holdOf(fileOf({ state: { kind: 'cancelled' } }), waiting)).toBeNull()
})

test('what was recorded for a real service is held while the practice service stands in', () => {
  const practising: Hearing = { ...ready, practice: true }
  expect(holdOf(fileOf(), practising)).toEqual({ kind: 'practice' })
  expect(holdOf(fileOf({ isPractice: true }), practising)).toBeNull()
  expect(holdOf(fileOf({ untranscribed: 0 }), practising)).toBeNull()
  expect(words(fileOf({ state: { kind: 'processing' } }), practising)).toBe(
    '1:00 of 4:00 is transcribed',
  )
})

test('progress is measured by the whole recording, and by nothing where its length is not known', () => {
  expect(progressOf(fileOf())).toEqual({ read: 0.4, transcribed: 0.1 })
  expect(progressOf(fileOf({}, null))).toBeNull()
  // A file that is longer than it said.
  expect(progressOf(fileOf({}, 2 * minute))).toEqual({ read: 1, transcribed: 0.25 })
  expect(progressOf(fileOf({ state: { kind: 'processing' } }))).toEqual({
    read: 1,
    transcribed: 0.25,
  })
  expect(progressOf(fileOf({ samples: 0, untranscribed: 0 }, 0))).toEqual({
    read: 0,
    transcribed: 0,
  })
  expect(lengthOf(fileOf())).toBe(10 * minute)
  expect(lengthOf(fileOf({ state: { kind: 'cancelled' } }))).toBe(4 * minute)
  expect(lengthOf(fileOf({}, null))).toBeNull()
})

test('a recording is called by its file, or by when it was spoken', () => {
  const createdAt = new Date(2026, 10, 23, 14, 32).getTime()
  expect(recordingName(t, 'en', fileOf())).toBe('lecture.mp3')
  expect(recordingName(t, 'en', recordingOf('r', { createdAt }))).toBe('Dictation, 14:32')
  expect(recordingName(estonian, 'et', recordingOf('r', { createdAt }))).toBe('Dikteering, 14:32')
  expect(recordingName(t, 'en', recordingOf('r', { source: { kind: 'found' } }))).toBe(
    'Found recording',
  )
  expect(languageName(t, 'en', 'et')).toBe('Estonian')
  expect(languageName(estonian, 'et', 'en')).toBe('inglise')
})

test('the end is told once, and only of what was under way', () => {
  const before = fileOf({ state: { kind: 'processing' } })
  const after = fileOf({ state: { kind: 'done' }, untranscribed: 0 })
  const tell = (was: Recording | undefined, is: Recording) => endWords(t, 'en', was, is)
  expect(tell(before, after)).toBe('“lecture.mp3” is transcribed.')
  expect(tell(before, { ...after, gaps: 2 })).toContain('2 parts are missing')
  expect(tell(before, { ...after, hasSpeech: false })).toContain('Nobody was heard to speak')
  const error = { code: 'sound_unreadable' } as const
  expect(tell(before, fileOf({ state: { kind: 'failed', error } }))).toContain('not a sound')
  expect(tell(after, after)).toBeNull()
  expect(tell(undefined, after)).toBeNull()
  expect(tell(before, before)).toBeNull()
  expect(tell(before, fileOf({ state: { kind: 'cancelled' } }))).toBeNull()
})

test('what is still to come in one stretch is one block, and the last of them is known', () => {
  const coming = { state: { kind: 'waiting' } } as const
  const gap = { state: { kind: 'gap', reason: { kind: 'loop' } } } as const
  const rows = rowsOf(
    transcriptParagraphs(
      [
        pieceOf(0, 'First.'),
        pieceOf(1, '', coming),
        pieceOf(2, '', coming),
        pieceOf(3, 'doubt', gap),
        pieceOf(4, '', { state: { kind: 'silent' } }),
        pieceOf(5, 'Last.'),
        pieceOf(6, '', coming),
      ],
      emptyLog,
    ),
  )
  expect(rows.map(({ kind }) => kind)).toEqual(['text', 'pending', 'gap', 'text', 'pending'])
  expect(rows[1]).toMatchObject({ start: 160_000, end: 480_000, isLast: false })
  expect(rows[4]).toMatchObject({ isLast: true })
  expect(new Set(rows.map(({ key }) => key)).size).toBe(rows.length)
})

test('the longest wait is that of the piece that was sent first', () => {
  const sent = (at: number) => ({ state: { kind: 'sent' as const, at } })
  expect(waitingSince([pieceOf(0, 'Tere.'), pieceOf(1, '', { state: { kind: 'waiting' } })])).toBe(
    null,
  )
  expect(waitingSince([pieceOf(0, '', sent(7)), pieceOf(1, '', sent(5)), pieceOf(2, 'Ja.')])).toBe(
    5,
  )
})
