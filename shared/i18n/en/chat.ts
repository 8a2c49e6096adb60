/** The conversation and the field to write in. */
export const chat = {
  conversation: 'Conversation',
  you: 'You',
  emptyHeading: 'New chat',
  emptyLead: 'Write a message below to begin. Answers may be wrong: check what matters.',
  emptyPractice:
    'This is the practice service: it answers with fixed texts. Ask for code, a table or maths to see how they look.',
  opening: 'Opening the chat…',
  jumpToLatest: 'Jump to latest',
  message: 'Message',
  placeholder: 'Write a message, or / for a prompt',
  send: 'Send',
  stop: 'Stop',
  model: 'Model',
  thinkFirst: 'Think first',
  /** Beside the switch, whose whole name is above. */
  thinkFirstShort: 'Think first',
  noModels: 'The service offers no model to chat with.',
  thinking: 'Thinking…',
  thought: 'Thought before answering',
  thoughtFor: 'Thought for {{duration}}',
  queued: 'Waiting for its turn… {{duration}}',
  waitingForModel: 'Waiting for the model… {{duration}}',
  waitingForMore: 'Waiting for more… {{duration}}',
  longSilence:
    'A busy model, or one that thinks first, may take some minutes. You can stop at any time.',
  waitingForService: 'Waiting {{duration}}; then Jutt goes on by itself.',
  stopped: 'You stopped this answer.',
  interrupted: 'Jutt was closed while this answer was being written. What came is kept.',
  cutByLength: 'The answer was cut off: the model reached its length limit.',
  cutWhileThinking:
    'The model reached its length limit while it was still thinking, so there is no answer.',
  filtered: 'The service’s content filter ended this answer.',
  cameAsThinking: 'The service sent this answer as thinking.',
  nothingCame: 'The model gave no answer.',
  messageTooLong:
    'This message is too long to be sent: it has {{length}} characters, and the most is {{longest}}. Shorten it, or send it in parts.',
  limitReached:
    'The service’s rate limit is reached. Wait, or contact the HPC Center admin to adjust your limits.',
  modelLimitReached:
    'The service’s rate limit for {{model}} is reached. Wait, or contact the HPC Center admin to adjust your limits.',
  copyMessage: 'Copy message',
  /** Told now and then to whoever does not see the window. */
  isAwaited: 'Waiting for {{model}}',
  isReading: '{{model}} is reading',
  isThinking: '{{model}} is thinking',
  isAnswering: '{{model}} is answering',
  finished: '{{model}} answered: {{text}}',
  ended: 'The answer of {{model}} has ended: {{sentence}}',
} as const
