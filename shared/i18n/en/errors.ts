/** One sentence a code: what happened and what to do. */
export const errors = {
  address_invalid: 'This is not a web address. It should look like https://llm.hpc.ut.ee/v1.',
  address_insecure:
    'This address is not encrypted: others on the network could read your key and your words.',
  unreachable: 'The service cannot be reached. Check the address and your network, then try again.',
  certificate:
    'The service’s certificate could not be checked, so nothing was sent. Check the address, or ask its administrator.',
  certificate_self_signed:
    'The service’s certificate is vouched for by nobody but itself, so nothing was sent. Check the address, or ask the service’s administrator.',
  certificate_expired:
    'The service’s certificate has expired, so nothing was sent. Check the date of this computer; if it is right, tell the service’s administrator.',
  certificate_not_yet_valid:
    'The service’s certificate is not valid yet, so nothing was sent. Check the date and time of this computer.',
  certificate_wrong_host:
    'The certificate that answered is for another address, so nothing was sent. Check the address; on a network that asks you to sign in, do that first.',
  certificate_unknown_issuer:
    'The service’s certificate comes from an authority that this computer does not know, so nothing was sent. Check the address, or ask your administrator.',
  no_such_host:
    'There is no computer of this name. Check the address and your network, then try again.',
  connection_refused:
    'The service cannot be reached: nothing answers at its address. It may be down; try again later.',
  connection_lost: 'The service cannot be reached: the connection breaks off. Try again.',
  connection_slow:
    'The service cannot be reached: nothing answers in time. Check your network; some services need the university’s network or its VPN.',
  no_network: 'There is no network. Connect this computer, then try again.',
  no_tls: 'The service at this address speaks no encrypted https. Check the address and its port.',
  not_http: 'What answers at this address is not a web service. Check the address and its port.',
  proxy_refused:
    'Your network’s proxy did not let the connection through. Ask whoever runs your network.',
  proxy_unusable:
    'Your network asks for a kind of proxy that Jutt cannot use, so nothing was sent. Ask whoever runs your network.',
  timed_out: 'The service did not answer in time. Try again; it may be busy.',
  stalled: 'The service stopped sending. What came is kept; try again.',
  cut: 'The connection broke before the answer was complete. What came is kept; try again.',
  not_a_service:
    'There is a web page at this address, not an LLM service. Check the address; on a network that asks you to sign in, do that first.',
  redirected:
    'This address leads on to another one, and Jutt sends your key nowhere but where you say. See the details, and enter the other address if you trust it.',
  no_model_list:
    'This service has no list of models. You can type the names of its models yourself.',
  no_chat_model: 'This service offers no model to chat with.',
  key_refused:
    'The service refused the key. Try again, and check that the key is complete; if it is, ask the HPC Center for a new one.',
  key_expired: 'Your key has expired. Ask the HPC Center for a new one.',
  key_malformed:
    'This is not a key: it holds a space, a line break or a letter that keys do not have. Copy it again, whole.',
  key_missing: 'There is no key to use. Enter it again to go on.',
  forbidden: 'Your key may not use this model. Choose another, or ask the HPC Center’s admins.',
  model_unknown: 'The service does not know this model. Choose another.',
  too_long:
    'This conversation is too long for the model. Start a new chat, or send a shorter message.',
  too_long_tokens:
    'This conversation is too long for the model: it has {{given, number}} tokens, and the model takes {{limit, number}}. Start a new chat, or send a shorter message.',
  too_long_limit:
    'This conversation is too long for the model, which takes {{limit, number}} tokens. Start a new chat, or send a shorter message.',
  too_large: 'The service refuses a request of this size. Send less at once.',
  rate_limited:
    'The service’s rate limit is reached. Wait a little and try again, or contact the HPC Center admin to adjust your limits.',
  rate_limited_seconds_one:
    'The service’s rate limit is reached: try again in {{count, number}} second, or contact the HPC Center admin to adjust your limits.',
  rate_limited_seconds_other:
    'The service’s rate limit is reached: try again in {{count, number}} seconds, or contact the HPC Center admin to adjust your limits.',
  rate_limited_until:
    'The service’s rate limit is reached: try again in {{duration}}, or contact the HPC Center admin to adjust your limits.',
  rate_limited_model:
    'The service’s rate limit for {{model}} is reached. Wait a little and try again, choose another model, or contact the HPC Center admin to adjust your limits.',
  rate_limited_model_until:
    'The service’s rate limit for {{model}} is reached: try again in {{duration}}, choose another model, or contact the HPC Center admin to adjust your limits.',
  budget_spent: 'Your key’s budget is spent. Contact the HPC Center admin to adjust your limits.',
  request_refused: 'The service refused this request. The details say why.',
  parameter_refused:
    'The service does not take one of this chat’s parameters. Go back to the recommended ones; the details say which it is.',
  answer_limit:
    'The longest answer that is set for this chat does not fit: the model takes {{limit, number}} tokens, question and answer together. Set a smaller limit.',
  sound_refused:
    'The service could not read this sound. Try again; if it keeps happening, tell the HPC Center.',
  service_unavailable:
    'The service is not available at the moment; it may be restarting. Try again in a few minutes; if it keeps happening, tell the HPC Center.',
  server_error: 'The service failed. Try again; if it keeps happening, tell the HPC Center.',
  cancelled: 'Cancelled.',
  answer_not_kept: 'Keep one of the answers first; then the conversation can go on.',
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
  sound_needs_ffmpeg:
    'Jutt reads files of this kind only with the help of ffmpeg, which is not installed here. Install ffmpeg (ffmpeg.org) and try again, or convert the file to MP3, M4A or WAV.',
  source_changed:
    'The file has changed since Jutt began to read it. What was read before is kept; add the file again to have all of it.',
  missing_from: 'from {{from}} on',
  missing_between: '{{from}} to {{to}}',
  missing_sound: 'Sound is missing: {{places}}.',
  sound_interrupted:
    'The recording was interrupted by a failure of Jutt. What was recorded until then is kept.',
  file_gone: 'The file can no longer be read. It may have been moved or deleted; add it again.',
  import_unreadable:
    'This file could not be imported: it is damaged, or not an export that Jutt knows. Nothing was changed.',
  file_not_written: 'The file could not be written there. Choose another folder, then try again.',
  locked: 'This was set by your administrator and cannot be changed here.',
  folder_unusable: 'Jutt cannot keep its data in this folder. Choose another.',
  folder_network:
    'This folder lies on another computer, where Jutt’s database could be damaged. Choose one on a disk of this computer.',
  folder_read_only: 'Jutt may not write in this folder. Choose another.',
  folder_too_small:
    'There is not enough room on this disk. Make room on it, or choose a folder on another one.',
  folder_taken: 'This folder already holds data of Jutt. Choose another.',
  folder_same: 'The data are in this folder already. Choose another.',
  backup_unusable: 'This backup cannot be used. Nothing was changed.',
  backup_unknown:
    'This folder is not a backup made by Jutt. Choose the folder that “Back up…” made; its name begins with “Jutt”. Nothing was changed.',
  backup_damaged:
    'This backup is damaged or incomplete. Choose an older one, if you have one. Nothing was changed.',
  backup_newer:
    'This backup was written by a newer version of Jutt. Install that version first. Nothing was changed.',
  recording_too_long: 'A recording holds at most 37 hours. What came until then is kept.',
  foreign_sound:
    'The sound of this recording was replaced by something else. It was left as it is.',
  sound_deleted:
    'The sound of this recording was deleted, so nothing of it can be heard or transcribed again.',
  sound_not_compressed:
    'The sound could not be compressed so that it stays the same, so it was left as it is.',
  internal: 'Something went wrong inside Jutt. Try again; if it keeps happening, please report it.',
} as const
