import { inChat, type ActionContext, type Declaration } from './declaration.ts'

const isOpen = ({ chatOpen }: ActionContext): boolean => chatOpen

/** The chat that is shown, and what is asked in it. */
export const conversationActions = {
  stopAnswer: {
    icon: 'square',
    shortcut: 'Escape',
    places: inChat,
    when: ({ answering }) => answering,
  },
  focusMessage: { icon: 'text-cursor', shortcut: 'CmdOrCtrl+L', places: inChat },
  attachFiles: { icon: 'paperclip', shortcut: 'CmdOrCtrl+U', places: inChat },
  openPrompts: { icon: 'library', shortcut: 'CmdOrCtrl+P', places: inChat },
  openParameters: { icon: 'sliders-horizontal', shortcut: 'CmdOrCtrl+Shift+P', places: inChat },
  chooseModel: { icon: 'sparkles', shortcut: 'CmdOrCtrl+Shift+M', places: inChat },
  toggleThinking: {
    icon: 'brain',
    shortcut: 'CmdOrCtrl+T',
    places: inChat,
    when: ({ canToggleThinking }) => canToggleThinking,
  },
  compareModels: { icon: 'columns', places: inChat, when: ({ canCompare }) => canCompare },
  editLastMessage: {
    icon: 'pencil',
    shortcut: 'CmdOrCtrl+Shift+E',
    places: inChat,
    when: ({ canEditLast }) => canEditLast,
  },
  answerAgain: {
    icon: 'refresh-cw',
    shortcut: 'CmdOrCtrl+Shift+G',
    places: inChat,
    when: ({ canAnswerAgain }) => canAnswerAgain,
  },
  findInChat: { icon: 'search', shortcut: 'CmdOrCtrl+F', places: inChat, when: isOpen },
  renameChat: { icon: 'pencil', shortcut: 'F2', places: inChat, when: isOpen },
  exportChatMarkdown: {
    icon: 'file-down',
    shortcut: 'CmdOrCtrl+S',
    places: inChat,
    when: isOpen,
  },
  exportChatJson: {
    icon: 'file-down',
    shortcut: 'CmdOrCtrl+Shift+S',
    places: inChat,
    when: isOpen,
  },
  deleteChat: { icon: 'trash-2', places: inChat, when: isOpen },
} as const satisfies Record<string, Declaration>
