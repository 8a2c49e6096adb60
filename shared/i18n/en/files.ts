/** The dialogs of the system in which files are chosen. */
export const files = {
  chooseSounds: 'Choose recordings to transcribe',
  sounds: 'Sound and video',
  all: 'All files',
} as const
