/** Hold to talk: the button, what it shows while it listens, and what comes of it. */
export const dictation = {
  hold: 'Hold to talk',
  language: 'Dictation language',
  et: 'Estonian',
  en: 'English',
  auto: 'Automatic',
  /** Where space is narrow. */
  autoShort: 'Auto',

  recording: 'Recording',
  stopped: 'Stopped',
  opening: 'Opening the microphone…',
  releaseToFinish: 'Release to finish',
  pressToFinish: 'Press again to finish',
  escapeCancels: 'Escape cancels',
  silence_zeros: 'No sound comes from the microphone. Check that it is switched on and not muted.',
  silence_muted: 'The microphone is muted. Switch its sound on; the recording goes on meanwhile.',
  silence_refused:
    'Your system gives Jutt silence instead of sound. Allow the microphone in its privacy settings.',
  replaced: 'The chosen microphone is not connected. “{{label}}” hears you.',
  switched:
    'A microphone was disconnected; “{{label}}” hears you now. What was said until then is kept; a moment in between may be missing.',

  transcribing: 'Transcribing…',
  waiting: 'Waiting for the service: {{duration}}',
  thenSent: 'Sent when all is transcribed…',
  dontSend: 'Don’t send yet',
  goesOnIn: 'Jutt goes on by itself in {{duration}}. You can go on writing meanwhile.',
  goesOn: 'Jutt goes on now…',
  blocked: 'What you said is kept, and is transcribed as soon as this is solved.',
  refusing:
    'What you said is kept. Several parts were refused in the same way, so the others were not sent.',
  tryNow: 'Try now',

  nothing_heard: 'No speech was heard, so nothing was sent.',
  no_words: 'No words were recognised in what you said.',
  gaps_one: '{{count, number}} part could not be transcribed.',
  gaps_other: '{{count, number}} parts could not be transcribed.',
  retry: 'Retry',
  retrying: 'Trying again…',
  displaced:
    'The missing text has come, but you have changed the words around its place. Copy all that you said to put it where you want it.',
  copy: 'Copy all',
  tidied: 'A model has tidied this text.',
  asHeard: 'Show it as heard',
  cancelled: 'The dictation is cancelled; its sound is kept.',
  transcribe: 'Transcribe it',
} as const
