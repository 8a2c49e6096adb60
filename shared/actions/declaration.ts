import type { TextSize } from '../text-size.ts'

/** What the window shows beside its list, or in place of everything: the first-run page. */
export type Place = 'firstRun' | 'chat' | 'transcript' | 'settings' | 'dictations'

export const everywhere: readonly Place[] = [
  'firstRun',
  'chat',
  'transcript',
  'settings',
  'dictations',
]
export const connected: readonly Place[] = ['chat', 'transcript', 'settings', 'dictations']
export const inChat: readonly Place[] = ['chat']
export const inTranscript: readonly Place[] = ['transcript']

/** What the window is showing, as far as actions depend on it. */
export interface ActionContext {
  place: Place
  /** The chat that is shown has messages: it is more than a new one. */
  chatOpen: boolean
  /** The transcript that is shown is there, and not still on its way. */
  transcriptOpen: boolean
  /** How the chat or the transcript that is shown is marked; null where there is none. */
  mark: 'none' | 'pinned' | 'archived' | null
  /** The service turns speech into text. */
  hearsSpeech: boolean
  /** The microphone is open. */
  dictating: boolean
  answering: boolean
  /** The last message of the person's can be changed now. */
  canEditLast: boolean
  /** The last answer can be given again now. */
  canAnswerAgain: boolean
  canToggleThinking: boolean
  /** There are models to compare. */
  canCompare: boolean
  theme: 'system' | 'light' | 'dark'
  language: 'system' | 'en' | 'et'
  spokenLanguage: 'et' | 'en' | 'auto'
  /** The service tells which language it heard. */
  offersAutomatic: boolean
  textSize: TextSize
}

/**
 * A name of the i18n area "actions" stands for it; an icon is a name of the lucide set, which the window maps to a
 * picture; a shortcut is an Electron accelerator in the form that {@link file://./accelerator.ts} writes.
 */
export interface Declaration {
  icon: ActionIconName
  /** The shortcut that it has until the person gives it another. */
  shortcut?: string
  /** Where it can be possible. */
  places: readonly Place[]
  /** What it needs besides. */
  when?: (context: ActionContext) => boolean
}

export type ActionIconName =
  | 'archive'
  | 'archive-restore'
  | 'arrow-down'
  | 'arrow-up'
  | 'brain'
  | 'circle-help'
  | 'columns'
  | 'command'
  | 'file-audio'
  | 'file-down'
  | 'file-up'
  | 'globe'
  | 'info'
  | 'keyboard'
  | 'languages'
  | 'library'
  | 'mic'
  | 'monitor'
  | 'moon'
  | 'panel-left'
  | 'paperclip'
  | 'pencil'
  | 'pin'
  | 'pin-off'
  | 'play'
  | 'power'
  | 'refresh-cw'
  | 'rotate-ccw'
  | 'rotate-cw'
  | 'search'
  | 'settings'
  | 'sliders-horizontal'
  | 'sparkles'
  | 'square'
  | 'square-pen'
  | 'sun'
  | 'text-cursor'
  | 'trash-2'
  | 'type'
  | 'x'
  | 'zoom-in'
  | 'zoom-out'
