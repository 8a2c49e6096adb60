/** Asking a model about a transcript. */
export const asking = {
  ask: 'Ask about this transcript',
  ready: 'Ready questions',
  summary: 'Summary',
  minutes: 'Minutes',
  decisions: 'Decisions',
  summaryText:
    'Summarise this recording: first its gist in three sentences, then the main points in the order in which they come up, each with the time it begins at.',
  minutesText:
    'Write minutes of this meeting: who took part (as far as it can be told), the topics in their order with what was said about each, decisions, and tasks with who does them and by when. Give the time of each. What was not said, leave out.',
  decisionsText:
    'List all decisions made in this recording: what was decided, by whom, for what reason, and the time. Then list what was left open. If nothing was decided, say so.',
  inParts_one:
    'The transcript is longer than {{model}} can read at once: it is read in {{count, number}} part first.',
  inParts_other:
    'The transcript is longer than {{model}} can read at once: {{count, number}} parts are read one after another.',
  readingPart: 'Reading part {{part, number}} of {{parts, number}} ({{duration}})',
  wasRead_one:
    'The transcript was longer than the model can read at once: this answer is made from notes of {{count, number}} part.',
  wasRead_other:
    'The transcript was longer than the model can read at once: its {{count, number}} parts were read one after another, and this answer is made from notes of them.',
  theModel: 'the model',
  openAt: 'Open the recording at {{time}}',
} as const
