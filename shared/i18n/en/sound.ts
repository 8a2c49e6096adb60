/** How much of the sound of a transcript is kept. */
export const sound = {
  sound: 'Sound',
  menu: 'Sound: {{size}}',
  compressing: '{{size}}, being compressed…',
  compressed: '{{size}}, compressed',
  deleted: 'deleted',
  compress: 'Compress sound',
  delete: 'Delete sound…',
  deleteHeading: 'Delete the sound?',
  deleteLead:
    'The text stays. The recording can no longer be heard or transcribed again, and this cannot be undone.',
  deleteWithGaps_one:
    '{{count, number}} part is missing in the text and could then never be filled.',
  deleteWithGaps_other:
    '{{count, number}} parts are missing in the text and could then never be filled.',
  deleteNow: 'Delete sound',

  heading: 'Transcripts',
  after: 'Sound of transcribed files',
  keep: 'Keep',
  compressLater: 'Compress',
  deleteLater: 'Delete',
  days: 'After',
  meaning:
    'The text stays in any case. Compressed sound takes about a tenth of the room and can still be heard and transcribed again. Sound is never deleted by itself while parts of its text are missing.',
} as const
