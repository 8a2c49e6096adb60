/** The small window that shows what is dictated into another program. */
export const overlay = {
  words: 'Words so far',
  finish: 'Finish',
  copy: 'Copy',
  dontWait: 'Don’t wait',
  pasted: 'Pasted.',
  pasted_over: 'Pasted. What was in the clipboard could not be put back.',
  copied: 'Copied to the clipboard.',
  not_pasted: 'In the clipboard: Jutt cannot paste here, so paste it yourself.',
  gaps_one: '{{count, number}} part could not be transcribed; try it again in Jutt.',
  gaps_other: '{{count, number}} parts could not be transcribed; try them again in Jutt.',
  late: 'The text came late, and you may be elsewhere by now: copy it, or find it in Jutt.',
} as const
