/** Transcribing a part of a transcript again. */
export const again = {
  menu: 'Transcribe again…',
  heading: 'Transcribe again',
  lead: 'What comes takes the place of the text there, with what was edited in it. Undo brings that back.',
  from: 'From',
  to: 'To',
  noRange: 'Give a range within 0:00 and {{length}}.',
  language: 'Language',
  in_et: 'Estonian',
  in_en: 'English',
  in_auto: 'Automatic',
  begin: 'Transcribe again',
  running: 'Transcribing a part again: {{done, number}} of {{total, number}}',
  incomplete: 'Less text came than is spoken there, so the text stays as it was.',
} as const
