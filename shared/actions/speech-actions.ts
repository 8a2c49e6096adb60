import {
  connected,
  everywhere,
  inChat,
  inTranscript,
  type ActionContext,
  type Declaration,
} from './declaration.ts'

const hears = ({ hearsSpeech }: ActionContext): boolean => hearsSpeech
const isOpen = ({ transcriptOpen }: ActionContext): boolean => transcriptOpen

/** Dictation, and recordings that become text. */
export const speechActions = {
  cancelDictation: {
    icon: 'x',
    shortcut: 'Escape',
    places: everywhere,
    when: ({ dictating }) => dictating,
  },
  dictate: { icon: 'mic', shortcut: 'CmdOrCtrl+D', places: inChat, when: hears },
  toggleAnywhere: { icon: 'keyboard', places: connected, when: hears },
  speakEstonian: {
    icon: 'languages',
    places: connected,
    when: (context) => hears(context) && context.spokenLanguage !== 'et',
  },
  speakEnglish: {
    icon: 'languages',
    places: connected,
    when: (context) => hears(context) && context.spokenLanguage !== 'en',
  },
  speakAutomatic: {
    icon: 'languages',
    places: connected,
    when: (context) =>
      hears(context) && context.offersAutomatic && context.spokenLanguage !== 'auto',
  },
  openDictations: {
    icon: 'mic',
    shortcut: 'CmdOrCtrl+Shift+D',
    places: ['chat', 'transcript', 'settings'],
  },
  closeDictations: { icon: 'x', shortcut: 'Escape', places: ['dictations'] },
  transcribeFiles: { icon: 'file-audio', shortcut: 'CmdOrCtrl+O', places: connected },
  closeTranscript: { icon: 'x', shortcut: 'Escape', places: inTranscript },
  findInTranscript: { icon: 'search', shortcut: 'CmdOrCtrl+F', places: inTranscript },
  playSound: { icon: 'play', shortcut: 'F8', places: inTranscript },
  soundBack: { icon: 'rotate-ccw', shortcut: 'F7', places: inTranscript },
  soundForward: { icon: 'rotate-cw', shortcut: 'F9', places: inTranscript },
  renameTranscript: { icon: 'pencil', shortcut: 'F2', places: inTranscript, when: isOpen },
  exportTranscript: {
    icon: 'file-down',
    shortcut: 'CmdOrCtrl+S',
    places: inTranscript,
    when: isOpen,
  },
  deleteTranscript: { icon: 'trash-2', places: inTranscript, when: isOpen },
} as const satisfies Record<string, Declaration>
