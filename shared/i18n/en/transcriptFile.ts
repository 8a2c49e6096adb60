/** The words that a transcript carries when it is written to a file. */
export const transcriptFile = {
  missing: '{{from}}–{{to}} is missing or doubtful',
  toCome: '{{from}}–{{to}} is not transcribed yet',
  gaps_one:
    '{{count, number}} part of this recording could not be transcribed; it is marked below.',
  gaps_other:
    '{{count, number}} parts of this recording could not be transcribed; they are marked below.',
  unfinished: 'This transcript is not finished.',
  trouble: 'Part of the sound is missing.',
  language: 'Language',
  length: 'Length',
  model: 'Model',
  edited: 'The text has been edited.',
  dictation: 'Dictation',
  recording: 'Recording',
} as const
