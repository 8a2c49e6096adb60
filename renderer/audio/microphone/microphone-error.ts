import { AppFailure } from '../../../shared/app-failure.ts'
import { toAppError } from '../app-error.ts'
import type { ErrorCode } from '../../../shared/errors.ts'

/** The errors of getUserMedia, by name. */
const codes = new Map<string, ErrorCode>([
  ['NotFoundError', 'microphone_missing'],
  ['OverconstrainedError', 'microphone_missing'],
  ['NotAllowedError', 'microphone_refused'],
  ['SecurityError', 'microphone_refused'],
  ['NotReadableError', 'microphone_busy'],
  ['AbortError', 'microphone_busy'],
])

/** Why a microphone could not be opened, with Chromium's own words as detail. */
export function microphoneFailure(thrown: unknown): AppFailure {
  const code = thrown instanceof Error ? codes.get(thrown.name) : undefined
  const { detail } = toAppError(thrown)
  const error = code === undefined ? toAppError(thrown) : { code, detail: detail ?? '' }
  return new AppFailure(error, { cause: thrown })
}
