import type { ErrorCode } from '../../../shared/errors.ts'

/** Beside what an error of connecting is said: the field that is wrong, or the form as a whole. */
export type ErrorPlace = 'address' | 'key' | 'models' | 'insecure' | 'form'

const places: Record<ErrorCode, ErrorPlace> = {
  key_refused: 'key',
  key_missing: 'key',
  forbidden: 'key',
  budget_spent: 'key',
  address_insecure: 'insecure',
  no_model_list: 'models',
  address_invalid: 'address',
  unreachable: 'address',
  certificate: 'address',
  timed_out: 'address',
  stalled: 'address',
  cut: 'address',
  not_a_service: 'address',
  no_chat_model: 'address',
  not_found: 'address',
  request_refused: 'address',
  server_error: 'address',
  model_unknown: 'form',
  too_long: 'form',
  too_large: 'form',
  rate_limited: 'form',
  cancelled: 'form',
  answer_running: 'form',
  answer_not_kept: 'form',
  invalid_request: 'form',
  sender_refused: 'form',
  storage_failed: 'form',
  disk_full: 'form',
  no_speech_model: 'form',
  microphone_missing: 'form',
  microphone_refused: 'form',
  microphone_busy: 'form',
  microphone_lost: 'form',
  sound_unreadable: 'form',
  sound_empty: 'form',
  sound_cut_short: 'form',
  sound_needs_ffmpeg: 'form',
  source_changed: 'form',
  sound_interrupted: 'form',
  file_gone: 'form',
  file_not_written: 'form',
  import_unreadable: 'form',
  locked: 'form',
  folder_unusable: 'form',
  backup_unusable: 'form',
  recording_too_long: 'form',
  foreign_sound: 'form',
  sound_deleted: 'form',
  sound_not_compressed: 'form',
  internal: 'form',
}

/** Where the error of an attempt to connect belongs. */
export function placeOfError(code: ErrorCode): ErrorPlace {
  return places[code]
}
