/** What can go wrong, as a closed set: every code has a sentence in each language (shared/i18n, area "errors"). */
export const errorCodes = [
  'address_invalid',
  'address_insecure',
  'unreachable',
  'certificate',
  'timed_out',
  'stalled',
  'cut',
  'not_a_service',
  'no_model_list',
  'no_chat_model',
  'key_refused',
  'key_missing',
  'forbidden',
  'model_unknown',
  'too_long',
  'too_large',
  'rate_limited',
  'budget_spent',
  'request_refused',
  'server_error',
  'cancelled',
  'answer_running',
  'answer_not_kept',
  'not_found',
  'invalid_request',
  'sender_refused',
  'storage_failed',
  'disk_full',
  'no_speech_model',
  'microphone_missing',
  'microphone_refused',
  'microphone_busy',
  'microphone_lost',
  'sound_unreadable',
  'sound_empty',
  'sound_cut_short',
  'sound_needs_ffmpeg',
  'source_changed',
  'sound_interrupted',
  'file_gone',
  'file_not_written',
  'import_unreadable',
  'locked',
  'folder_unusable',
  'backup_unusable',
  'recording_too_long',
  'foreign_sound',
  'sound_deleted',
  'sound_not_compressed',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]

/** What exactly it was, where one code has causes that ask for different things; each has a sentence of its own. */
export const errorReasons = [
  // certificate
  'certificate_self_signed',
  'certificate_expired',
  'certificate_not_yet_valid',
  'certificate_wrong_host',
  'certificate_unknown_issuer',
  // unreachable
  'no_such_host',
  'connection_refused',
  'connection_lost',
  'connection_slow',
  'no_network',
  'no_tls',
  'not_http',
  'proxy_refused',
  'proxy_unusable',
  // not_a_service
  'redirected',
  // key_refused
  'key_expired',
  'key_malformed',
  // server_error
  'service_unavailable',
  // request_refused
  'parameter_refused',
  'answer_limit',
  'sound_refused',
  // folder_unusable
  'folder_network',
  'folder_read_only',
  'folder_too_small',
  'folder_taken',
  'folder_same',
  // backup_unusable
  'backup_unknown',
  'backup_damaged',
  'backup_newer',
] as const

export type ErrorReason = (typeof errorReasons)[number]

/** What a service says of the tokens of a request that does not fit. */
export interface TokenFigures {
  /** The most that the model takes, prompt and answer together. */
  limit: number
  /** Tokens of the prompt. */
  given?: number | undefined
  /** Tokens that the answer was allowed. */
  requested?: number | undefined
}

/** A stretch of a file's sound that is missing, in seconds from its beginning; `to` is null for its end. */
export interface MissingSound {
  from: number
  to: number | null
}

/** An error as data: it crosses processes, is stored with the answer it ended, and is shown as a sentence. */
export interface AppError {
  code: ErrorCode
  reason?: ErrorReason | undefined
  /** Only of what does not fit into the model's context. */
  tokens?: TokenFigures | undefined
  /** Only of a file: where its sound is missing, as far as that is known. */
  missing?: readonly MissingSound[] | undefined
  /** Only of a limit: the model it is for, where it is not for all. */
  model?: string | undefined
  /** Seconds the service asked us to wait before trying again. */
  retryAfterSeconds?: number | undefined
  /** HTTP status, where an HTTP answer was the cause. */
  status?: number | undefined
  /** The service's own words, redacted and cut to about 500 characters, for "Details". Never shown by itself. */
  detail?: string | undefined
}
