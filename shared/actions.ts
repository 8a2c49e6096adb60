/**
 * Every action of the window, declared once; the menu, the buttons and the shortcuts read it from here.
 * A name is a key of the i18n area "actions"; an icon is a name of the lucide set, which the window maps to a picture;
 * a shortcut is an Electron accelerator.
 */
export const actionIds = [
  'newChat',
  'transcribeFiles',
  'closeTranscript',
  'cancelDictation',
  'stopAnswer',
  'focusMessage',
  'editLastMessage',
  'answerAgain',
  'focusSearch',
  'toggleSidebar',
  'openDictations',
  'closeDictations',
  'openSettings',
  'closeSettings',
  'renameChat',
  'deleteChat',
  'findInChat',
  'findInTranscript',
  'playSound',
  'soundBack',
  'soundForward',
  'openPrompts',
  'openParameters',
  'toggleThinking',
] as const

export type ActionId = (typeof actionIds)[number]

export type ActionIconName =
  | 'brain'
  | 'file-audio'
  | 'mic'
  | 'panel-left'
  | 'pencil'
  | 'play'
  | 'rotate-ccw'
  | 'rotate-cw'
  | 'refresh-cw'
  | 'library'
  | 'settings'
  | 'search'
  | 'sliders-horizontal'
  | 'square'
  | 'square-pen'
  | 'text-cursor'
  | 'trash-2'
  | 'x'

/** What the window is showing, as far as actions depend on it. */
export interface ActionContext {
  connected: boolean
  /** What is shown in place of the chat or the transcript. */
  panel: 'settings' | 'dictations' | null
  chatOpen: boolean
  /** A transcript is shown in the chat's place. */
  transcriptOpen: boolean
  /** The microphone is open. */
  dictating: boolean
  answering: boolean
  /** The last message of the person's can be changed now. */
  canEditLast: boolean
  /** The last answer can be given again now. */
  canAnswerAgain: boolean
  canToggleThinking: boolean
}

export interface Action {
  id: ActionId
  icon: ActionIconName
  /** Electron accelerator, for instance "CmdOrCtrl+N". */
  shortcut?: string
  when: (context: ActionContext) => boolean
}

const inChat = (context: ActionContext): boolean =>
  context.connected && context.panel === null && !context.transcriptOpen

const inTranscript = (context: ActionContext): boolean =>
  context.connected && context.panel === null && context.transcriptOpen

/** Where several possible actions share a key, the first of them is meant: Escape ends the innermost thing. */
export const actions: readonly Action[] = [
  {
    id: 'cancelDictation',
    icon: 'x',
    shortcut: 'Escape',
    when: (context) => context.dictating,
  },
  {
    id: 'newChat',
    icon: 'square-pen',
    shortcut: 'CmdOrCtrl+N',
    when: (context) => context.connected,
  },
  {
    id: 'transcribeFiles',
    icon: 'file-audio',
    shortcut: 'CmdOrCtrl+O',
    when: (context) => context.connected,
  },
  {
    id: 'closeTranscript',
    icon: 'x',
    shortcut: 'Escape',
    when: inTranscript,
  },
  {
    id: 'stopAnswer',
    icon: 'square',
    shortcut: 'Escape',
    when: (context) => inChat(context) && context.answering,
  },
  { id: 'focusMessage', icon: 'text-cursor', shortcut: 'CmdOrCtrl+L', when: inChat },
  {
    id: 'editLastMessage',
    icon: 'pencil',
    shortcut: 'CmdOrCtrl+Shift+E',
    when: (context) => inChat(context) && context.canEditLast,
  },
  {
    id: 'answerAgain',
    icon: 'refresh-cw',
    shortcut: 'CmdOrCtrl+Shift+G',
    when: (context) => inChat(context) && context.canAnswerAgain,
  },
  {
    id: 'focusSearch',
    icon: 'search',
    shortcut: 'CmdOrCtrl+Shift+F',
    when: (context) => context.connected,
  },
  {
    id: 'toggleSidebar',
    icon: 'panel-left',
    shortcut: 'CmdOrCtrl+B',
    when: (context) => context.connected,
  },
  {
    id: 'openSettings',
    icon: 'settings',
    shortcut: 'CmdOrCtrl+,',
    when: (context) => context.panel !== 'settings',
  },
  {
    id: 'closeSettings',
    icon: 'x',
    shortcut: 'Escape',
    when: (context) => context.panel === 'settings',
  },
  {
    id: 'openDictations',
    icon: 'mic',
    shortcut: 'CmdOrCtrl+Shift+D',
    when: (context) => context.connected && context.panel !== 'dictations',
  },
  {
    id: 'closeDictations',
    icon: 'x',
    shortcut: 'Escape',
    when: (context) => context.panel === 'dictations',
  },
  {
    id: 'renameChat',
    icon: 'pencil',
    shortcut: 'F2',
    when: (context) => inChat(context) && context.chatOpen,
  },
  { id: 'deleteChat', icon: 'trash-2', when: (context) => inChat(context) && context.chatOpen },
  {
    id: 'findInChat',
    icon: 'search',
    shortcut: 'CmdOrCtrl+F',
    when: (context) => inChat(context) && context.chatOpen,
  },
  { id: 'findInTranscript', icon: 'search', shortcut: 'CmdOrCtrl+F', when: inTranscript },
  { id: 'playSound', icon: 'play', shortcut: 'F8', when: inTranscript },
  { id: 'soundBack', icon: 'rotate-ccw', shortcut: 'F7', when: inTranscript },
  { id: 'soundForward', icon: 'rotate-cw', shortcut: 'F9', when: inTranscript },
  {
    id: 'openPrompts',
    icon: 'library',
    shortcut: 'CmdOrCtrl+P',
    when: inChat,
  },
  {
    id: 'openParameters',
    icon: 'sliders-horizontal',
    shortcut: 'CmdOrCtrl+Shift+P',
    when: inChat,
  },
  {
    id: 'toggleThinking',
    icon: 'brain',
    shortcut: 'CmdOrCtrl+T',
    when: (context) => inChat(context) && context.canToggleThinking,
  },
]

export function findAction(id: ActionId): Action {
  const action = actions.find((candidate) => candidate.id === id)
  if (!action) throw new Error(`No such action: ${id}`)
  return action
}
