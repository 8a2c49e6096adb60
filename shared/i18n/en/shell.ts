/** The frame of the window: the list of chats, the header, what the whole window has to say. */
export const shell = {
  chats: 'Chats and transcripts',
  noChats: 'Your chats and transcripts will be listed here.',
  loadingChats: 'Loading…',
  today: 'Today',
  yesterday: 'Yesterday',
  chatMenu: 'Menu for {{title}}',
  rename: 'Rename',
  renameHeading: 'Rename chat',
  chatTitle: 'Title',
  chatDeleted: '“{{title}}” is deleted.',
  practice: 'Practice',
  practiceMeaning:
    'The practice service on this computer answers. No model is behind it, and nothing leaves the computer.',
  waiting: 'Waiting {{duration}}',
  waitingForModel: 'Waiting {{duration}} for {{model}}',
  offline: 'Offline',
  keyRefused: 'Key refused',
  checkAgain: 'Check again',
  checking: 'Checking…',
  startFailed: 'Jutt could not start',
  crashed: 'This view could not be shown. Your chats are safe; reload the window to go on.',
  /** Parts of a time such as "2 min 5 s". */
  hours: '{{hours}} h',
  minutes: '{{minutes}} min',
  seconds: '{{seconds}} s',
} as const
