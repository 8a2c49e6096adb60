/** Notifications of the system. */
export const notices = {
  answerFinished: 'The answer is finished.',
  answerFailed: 'The answer failed.',
  transcriptReady: 'The transcript is finished.',
  transcriptGaps_one: 'The transcript is finished, with {{count, number}} gap.',
  transcriptGaps_other: 'The transcript is finished, with {{count, number}} gaps.',
  transcriptFailed: 'The recording could not be transcribed.',
} as const
