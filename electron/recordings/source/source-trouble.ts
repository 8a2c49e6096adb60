import type { AppError, ErrorCode } from '../../../shared/errors.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import type { SourceState } from './source-mark.ts'

/** Troubles that leave out the rest of a file, from the last sample on, where they do not say themselves what is missing. */
const restless: ReadonlySet<ErrorCode> = new Set([
  'file_gone',
  'source_changed',
  'sound_cut_short',
  'sound_unreadable',
  'storage_failed',
  'recording_too_long',
])

/** Why a file cannot be read on; null where it can. */
export function sourceTrouble(state: SourceState): AppError | null {
  if (state === 'same') return null
  return { code: state === 'gone' ? 'file_gone' : 'source_changed' }
}

/**
 * What is told of a file that was read as far as `samples`: where it was found changed that is the reason for whatever
 * came of it, and what is missing is said with its place.
 */
export function explainTrouble(
  trouble: AppError | null,
  { state, samples }: { state: SourceState; samples: number },
): AppError | null {
  const isChanged = state === 'changed' && (trouble === null || trouble.code === 'file_gone')
  const known: AppError | null = isChanged ? { code: 'source_changed' } : trouble
  // Whatever was changed, all of it was read.
  if (trouble === null || known === null) return known
  if (samples === 0 || known.missing !== undefined || !restless.has(known.code)) return known
  return { ...known, missing: [{ from: samples / SAMPLE_RATE, to: null }] }
}
