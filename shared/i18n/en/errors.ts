/** One sentence a code: what happened and what to do. */
export const errors = {
  address_invalid: 'This is not a web address. It should look like https://llm.hpc.ut.ee/v1.',
  address_insecure:
    'This address is not encrypted: others on the network could read your key and your words.',
  unreachable: 'The service cannot be reached. Check the address and your network, then try again.',
  certificate:
    'The service’s certificate could not be checked, so nothing was sent. Check the address, or ask its administrator.',
  timed_out: 'The service did not answer in time. Try again; it may be busy.',
  stalled: 'The service stopped sending. What came is kept; try again.',
  cut: 'The connection broke before the answer was complete. What came is kept; try again.',
  not_a_service: 'There is a web page at this address, not an LLM service. Check the address.',
  no_model_list:
    'This service has no list of models. You can type the names of its models yourself.',
  no_chat_model: 'This service offers no model to chat with.',
  key_refused:
    'The service refused the key. Check that it is complete; if it is, ask the HPC Center for a new one.',
  key_missing: 'There is no key to use. Enter it again to go on.',
  forbidden: 'Your key may not use this model. Choose another, or ask the HPC Center’s admins.',
  model_unknown: 'The service does not know this model. Choose another.',
  too_long:
    'This conversation is too long for the model. Start a new chat, or send a shorter message.',
  too_large: 'The service refuses a request of this size. Send less at once.',
  rate_limited:
    'The service’s rate limit is reached. Wait a little and try again, or contact the HPC Center admin to adjust your limits.',
  rate_limited_seconds_one:
    'The service’s rate limit is reached: try again in {{count, number}} second, or contact the HPC Center admin to adjust your limits.',
  rate_limited_seconds_other:
    'The service’s rate limit is reached: try again in {{count, number}} seconds, or contact the HPC Center admin to adjust your limits.',
  rate_limited_until:
    'The service’s rate limit is reached: try again in {{duration}}, or contact the HPC Center admin to adjust your limits.',
  budget_spent: 'Your key’s budget is spent. Contact the HPC Center admin to adjust your limits.',
  request_refused: 'The service refused this request. Details say why.',
  server_error: 'The service failed. Try again; if it lasts, tell the HPC Center.',
  cancelled: 'Cancelled.',
  answer_running: 'An answer is still being written in this chat. Wait for it, or stop it first.',
  not_found: 'This is no longer here.',
  invalid_request: 'Jutt could not understand its own request. Please report this.',
  sender_refused: 'This page may not do that.',
  storage_failed: 'Jutt could not write to its data folder. Check that the disk is not full.',
  disk_full: 'The disk is full. Make room on it, then try again; what is stored is safe.',
  no_speech_model: 'This service offers no model that turns speech into text.',
  microphone_missing: 'No microphone was found. Connect one, then try again.',
  microphone_refused:
    'Jutt may not use the microphone. Allow it in the privacy settings of your system, then try again.',
  microphone_busy: 'The microphone could not be opened; another program may be using it.',
  microphone_lost: 'The microphone was disconnected. What was said until then is kept.',
  sound_unreadable:
    'This is not a sound or video file that Jutt can read. Convert it to MP3, M4A or WAV, then try again.',
  sound_empty: 'There is no sound in this file.',
  sound_cut_short:
    'This file is damaged or incomplete. Its sound is kept as far as it could be read.',
  sound_interrupted:
    'The recording was interrupted by a failure of Jutt. What was recorded until then is kept.',
  file_gone: 'The file can no longer be read. It may have been moved or deleted; add it again.',
  file_not_written: 'The file could not be written there. Choose another folder, then try again.',
  recording_too_long: 'A recording holds at most 37 hours. What came until then is kept.',
  foreign_sound:
    'The sound of this recording was replaced by something else. It was left as it is.',
  internal: 'Something went wrong inside Jutt. Try again; if it lasts, please report it.',
} as const
