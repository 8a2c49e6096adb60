/** The field that finds words in the open chat. */
export const findInChat = {
  label: 'Find in chat',
  count: '{{at}} of {{total}}',
  none: 'Not found',
  previous: 'Previous match',
  next: 'Next match',
  close: 'Close find',
} as const
