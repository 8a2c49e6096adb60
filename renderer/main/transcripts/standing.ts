import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Language } from '../../../shared/i18n/index.ts'
import type { Recording, TranscriberState } from '../../../shared/ipc/schemas/recordings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'

/** How far a recording is, as its transcript and its line in the list show it. */
export type Standing =
  /** Sound comes from its file; `part` of it (0 to 1) is here, null where its length is not known. */
  | { kind: 'reading'; part: number | null }
  | { kind: 'unread' }
  | { kind: 'paused' }
  | { kind: 'transcribing' }
  /** The limits of the key allow nothing of it just now. */
  | { kind: 'paced' }
  | { kind: 'held'; hold: Hold }
  | { kind: 'done' }
  | { kind: 'gaps'; count: number }
  /** Nobody speaks in it. */
  | { kind: 'silent' }
  | { kind: 'cancelled' }
  | { kind: 'found' }
  | { kind: 'failed'; error: AppError }

/** Why pieces that wait are not transcribed just now. */
export type Hold =
  | Exclude<TranscriberState, { kind: 'ready' }>
  /** The practice service stands in, which is given no sound that was meant for a real one. */
  | { kind: 'practice' }

/** What decides whether pieces that wait are transcribed. */
export interface Hearing {
  transcriber: TranscriberState
  /** Does the practice service stand in? */
  practice: boolean
  /** When the limits of the key let files go on (milliseconds since 1970); null where they do not wait for that. */
  pacedUntil: number | null
}

/** What keeps the pieces of this recording waiting, if anything does. */
export function holdOf(recording: Recording, { transcriber, practice }: Hearing): Hold | null {
  if (!isUnderWay(recording) || recording.untranscribed === 0) return null
  if (practice && !recording.isPractice) return { kind: 'practice' }
  return transcriber.kind === 'ready' ? null : transcriber
}

/** When the limits of the key let this recording go on, where it waits for that. What was spoken goes before files. */
export function paceOf(recording: Recording, { pacedUntil }: Hearing): number | null {
  const isFile = recording.source.kind !== 'microphone'
  return isFile && isUnderWay(recording) && recording.untranscribed > 0 ? pacedUntil : null
}

/** Does more sound or text come by itself? */
export function isUnderWay({ state }: Recording): boolean {
  return state.kind === 'recording' || state.kind === 'interrupted' || state.kind === 'processing'
}

/** Is it a file that is read and transcribed in its turn, now or when the person lets it go on? */
export function isInQueue(recording: Recording): boolean {
  const isFile = recording.source.kind !== 'microphone'
  return isFile && (isUnderWay(recording) || recording.state.kind === 'paused')
}

/** Does more sound come, now or after it is resumed? */
export function isComing({ state }: Pick<Recording, 'state'>): boolean {
  switch (state.kind) {
    case 'recording':
    case 'interrupted':
      return true
    case 'paused':
      return state.unread === true
    case 'processing':
    case 'done':
    case 'cancelled':
    case 'failed':
      return false
    default:
      return assertNever(state)
  }
}

/** Can it be listened to? */
export function isPlayable({ samples, sound }: Recording): boolean {
  return samples > 0 && sound.kind !== 'deleted'
}

export function standingOf(recording: Recording, hearing: Hearing): Standing {
  const { state, source, samples, gaps, hasSpeech } = recording
  switch (state.kind) {
    case 'recording': {
      const length = source.kind === 'file' ? source.length : null
      const part = length === null || length === 0 ? null : Math.min(1, samples / length)
      return { kind: 'reading', part }
    }
    case 'interrupted':
      return { kind: 'unread' }
    case 'processing': {
      const hold = holdOf(recording, hearing)
      if (hold) return { kind: 'held', hold }
      return { kind: paceOf(recording, hearing) === null ? 'transcribing' : 'paced' }
    }
    case 'paused':
      return { kind: 'paused' }
    case 'done':
      if (gaps > 0) return { kind: 'gaps', count: gaps }
      return hasSpeech ? { kind: 'done' } : { kind: 'silent' }
    case 'cancelled':
      return { kind: source.kind === 'found' ? 'found' : 'cancelled' }
    case 'failed':
      return { kind: 'failed', error: state.error }
    default:
      return assertNever(state)
  }
}

/** Parts (0 to 1) of the whole recording that are read and transcribed; null where nobody knows how long it is. */
export interface Progress {
  read: number
  transcribed: number
}

export function progressOf(recording: Recording): Progress | null {
  const { source, samples, untranscribed } = recording
  const comes = isComing(recording)
  const length = source.kind === 'file' ? source.length : null
  if (comes && length === null) return null
  const total = comes ? Math.max(length ?? 0, samples) : samples
  if (total === 0) return { read: 0, transcribed: 0 }
  return { read: samples / total, transcribed: (samples - untranscribed) / total }
}

/** How long the whole recording is, in samples; null while nobody knows. */
export function lengthOf(recording: Recording): number | null {
  const { source, samples } = recording
  if (!isComing(recording)) return samples === 0 ? null : samples
  return source.kind === 'file' && source.length !== null ? Math.max(source.length, samples) : null
}

/** The standing in a few words. */
export function standingWords(
  t: TFunction,
  locale: Language,
  recording: Recording,
  standing: Standing,
): string {
  const { samples, untranscribed } = recording
  const whole = lengthOf(recording) ?? samples
  const ofWhole = { done: clockTime(samples - untranscribed), total: clockTime(whole) }
  const figures = { done: clockTime(samples - untranscribed), total: clockTime(samples) }
  switch (standing.kind) {
    case 'reading':
      if (standing.part === null) {
        if (samples === 0) return t('transcripts.reading')
        return t('transcripts.readingSoFar', { read: clockTime(samples) })
      }
      return t('transcripts.readingPart', { percent: percent(locale, standing.part) })
    case 'unread':
      return t(samples === 0 ? 'transcripts.notBegun' : 'transcripts.unread')
    case 'paused':
      return samples === 0 ? t('transcripts.paused') : t('transcripts.pausedAt', ofWhole)
    case 'paced':
      return t('transcripts.paced', figures)
    case 'transcribing':
      return t('transcripts.transcribing', figures)
    case 'held':
      if (untranscribed === samples) return t('transcripts.heldAtStart')
      return t('transcripts.held', figures)
    case 'done':
      return t('transcripts.done')
    case 'gaps':
      return t('transcripts.gaps', { count: standing.count })
    case 'silent':
      return t('transcripts.silent')
    case 'cancelled':
      return t('transcripts.cancelled')
    case 'found':
      return t('transcripts.notTranscribed')
    case 'failed':
      return t('transcripts.failed')
    default:
      return assertNever(standing)
  }
}

/** Do these few words tell how long the recording is? */
export function tellsLength({ kind }: Standing): boolean {
  return kind === 'transcribing' || kind === 'paced' || kind === 'paused' || kind === 'held'
}

function percent(locale: Language, part: number): string {
  return new Intl.NumberFormat(locale, { style: 'percent' }).format(part)
}
