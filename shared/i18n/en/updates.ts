/** Newer versions of Jutt, in the settings. */
export const updates = {
  heading: 'Updates',
  look: 'Look for newer versions of Jutt',
  lookMeaning:
    'Once a day Jutt then asks {{host}} for a newer version, and tells it nothing but which system this is. Nothing is downloaded or installed until you say so.',
  noDevelopment: 'This Jutt runs from its sources: update those.',
  noPortable: 'A portable Jutt does not update itself: replace its file.',
  noFeed: 'This Jutt does not update itself: whoever installed it does.',
  check: 'Look now',
  checking: 'Looking for a newer version…',
  current: 'Jutt is up to date.',
  available: 'Version {{version}} is available.',
  fetch: 'Download',
  downloading: 'Downloading version {{version}}',
  ready:
    'Version {{version}} is downloaded. Jutt restarts to use it; answers under way are kept as far as they came.',
  install: 'Restart',
  unreachable: 'The newer version could not be downloaded. Try again later.',
  unsigned:
    'The newer version is not signed by whoever made this Jutt, so it was not downloaded. Tell the HPC Center.',
} as const
