import { largestText, normalText, smallestText } from '../text-size.ts'
import { connected, everywhere, type Declaration } from './declaration.ts'

/** Jutt itself: how it looks, its settings, its help. */
export const windowActions = {
  openPalette: { icon: 'command', shortcut: 'CmdOrCtrl+K', places: everywhere },
  toggleSidebar: { icon: 'panel-left', shortcut: 'CmdOrCtrl+B', places: connected },
  openSettings: {
    icon: 'settings',
    shortcut: 'CmdOrCtrl+,',
    places: ['chat', 'transcript', 'dictations'],
  },
  closeSettings: { icon: 'x', shortcut: 'Escape', places: ['settings'] },
  openShortcuts: { icon: 'keyboard', places: connected },
  textLarger: {
    icon: 'zoom-in',
    shortcut: 'CmdOrCtrl+Plus',
    places: everywhere,
    when: ({ textSize }) => textSize < largestText,
  },
  textSmaller: {
    icon: 'zoom-out',
    shortcut: 'CmdOrCtrl+-',
    places: everywhere,
    when: ({ textSize }) => textSize > smallestText,
  },
  textNormal: {
    icon: 'type',
    shortcut: 'CmdOrCtrl+0',
    places: everywhere,
    when: ({ textSize }) => textSize !== normalText,
  },
  themeSystem: { icon: 'monitor', places: everywhere, when: ({ theme }) => theme !== 'system' },
  themeLight: { icon: 'sun', places: everywhere, when: ({ theme }) => theme !== 'light' },
  themeDark: { icon: 'moon', places: everywhere, when: ({ theme }) => theme !== 'dark' },
  languageSystem: {
    icon: 'languages',
    places: everywhere,
    when: ({ language }) => language !== 'system',
  },
  languageEnglish: {
    icon: 'languages',
    places: everywhere,
    when: ({ language }) => language !== 'en',
  },
  languageEstonian: {
    icon: 'languages',
    places: everywhere,
    when: ({ language }) => language !== 'et',
  },
  openGuide: { icon: 'circle-help', shortcut: 'F1', places: everywhere },
  openWebChat: { icon: 'globe', places: everywhere },
  openAbout: { icon: 'info', places: connected },
  quit: { icon: 'power', shortcut: 'CmdOrCtrl+Q', places: everywhere },
} as const satisfies Record<string, Declaration>
