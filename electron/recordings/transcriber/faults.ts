import type { AppError, ErrorCode } from '../../../shared/errors.ts'

/**
 * Whom an error concerns: the service or our own disk, which may be better soon; the person, without whom nothing is
 * better; the sound of the recording, which is gone; or this piece alone.
 */
export type Fault = 'passing' | 'person' | 'sound' | 'piece'

const faults: Readonly<Partial<Record<ErrorCode, Fault>>> = {
  unreachable: 'passing',
  // The sign-in page of a network is no service and has another certificate, until somebody signed in.
  certificate: 'passing',
  not_a_service: 'passing',
  timed_out: 'passing',
  stalled: 'passing',
  cut: 'passing',
  server_error: 'passing',
  rate_limited: 'passing',
  // Not by us: the connection was changed under the request.
  cancelled: 'passing',
  storage_failed: 'passing',
  disk_full: 'passing',
  key_refused: 'person',
  key_missing: 'person',
  forbidden: 'person',
  budget_spent: 'person',
  no_speech_model: 'person',
  model_unknown: 'person',
  not_found: 'sound',
  foreign_sound: 'sound',
  sound_deleted: 'sound',
}

export function faultOf({ code }: AppError): Fault {
  return faults[code] ?? 'piece'
}

const suspicious: ReadonlySet<ErrorCode> = new Set([
  'server_error',
  'timed_out',
  'stalled',
  'cut',
  'not_a_service',
  'storage_failed',
])

/** May the piece itself be what the service fails at, time and again? */
export function isSuspicious({ code }: AppError): boolean {
  return suspicious.has(code)
}
