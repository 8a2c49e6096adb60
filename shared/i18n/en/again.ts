/** Transcribing a part of a transcript again. */
export const again = {
  menu: 'Transcribe again…',
  heading: 'Transcribe again',
  lead: 'The new text replaces what stands there, edits included. Undo brings them back.',
  from: 'From',
  to: 'To',
  noRange: 'Give a range between 0:00 and {{length}}.',
  language: 'Language',
  in_et: 'Estonian',
  in_en: 'English',
  in_auto: 'Automatic',
  begin: 'Transcribe again',
  running: 'Transcribing a part again: {{done, number}} of {{total, number}}',
  incomplete: 'Less text came than is spoken there, so the text stays as it was.',
} as const
