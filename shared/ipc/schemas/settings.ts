import { z } from 'zod'
import { actionIds } from '../../actions/actions.ts'
import { refusalOf } from '../../actions/refusal.ts'
import { normalText, textSizes } from '../../text-size.ts'
import { microphoneChoice } from './microphones.ts'
import { dictationShortcut, dictationTarget } from './shortcut.ts'

/** The language that is spoken; "auto" lets the service tell it from the first speech. */
export const spokenLanguage = z.enum(['et', 'en', 'auto'])
export type SpokenLanguage = z.infer<typeof spokenLanguage>

export const settings = z.object({
  language: z.enum(['system', 'en', 'et']),
  theme: z.enum(['system', 'light', 'dark']),
  /** Per cent. */
  textSize: z.literal(textSizes),
  /** The shortcuts that were chosen in place of the declared ones, as accelerators; null is none. */
  shortcuts: z.partialRecord(
    z.enum(actionIds),
    z
      .string()
      .refine((accelerator) => refusalOf(accelerator) === null)
      .nullable(),
  ),
  /** What was last done by the palette, the newest first. */
  recentActions: z.array(z.enum(actionIds)).max(8),
  /** Finished answers and transcripts are told of while the window is not looked at. */
  notifications: z.boolean(),
  /** Jutt starts with the computer, without its window. */
  opensAtLogin: z.boolean(),
  /** The chat model last chosen, offered for the next new chat. */
  chatModel: z.string().nullable(),
  /** How fast transcripts are played: 1 is as spoken. */
  playbackSpeed: z.number().min(0.5).max(2),
  /** The language of the next dictation and the next file. */
  spokenLanguage,
  /** Names and terms that are dictated, as hints for the service. */
  ownWords: z.array(z.string().trim().min(1).max(60)).max(200),
  /** Are signs written where their names are dictated ("koma", "new line")? */
  spokenPunctuation: z.boolean(),
  /** Does a model tidy what was dictated? */
  cleanUp: z.boolean(),
  /** What dictation is heard with; null is the system's. */
  microphone: microphoneChoice,
  /** The microphone stays open for 30 s after a dictation, and the next one begins 450 ms before its key goes down. */
  keepsMicrophoneOpen: z.boolean(),
  /** The keys for dictation into any program. */
  dictationShortcut,
  /** Where the text goes of what they begin. */
  dictationTarget,
  /** Jutt goes on without its window, so that they work. */
  keepsRunning: z.boolean(),
  /** Newer versions of Jutt are looked for. */
  looksForUpdates: z.boolean(),
  /** After the first answer a model is asked for the title of the chat. */
  titlesByModel: z.boolean(),
  /** Days for which dictations are kept after their text was delivered; 0 keeps none, null keeps all for ever. */
  dictationDays: z
    .union([z.literal(0), z.literal(1), z.literal(7), z.literal(30), z.literal(90)])
    .nullable(),
  /** What happens to the sound of transcripts of files after `soundDays`; the text stays. */
  soundAfter: z.enum(['keep', 'compress', 'delete']),
  soundDays: z.union([z.literal(1), z.literal(7), z.literal(30), z.literal(90), z.literal(365)]),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  textSize: normalText,
  shortcuts: {},
  recentActions: [],
  notifications: true,
  opensAtLogin: false,
  chatModel: null,
  playbackSpeed: 1,
  spokenLanguage: 'et',
  ownWords: [],
  spokenPunctuation: false,
  cleanUp: false,
  microphone: null,
  keepsMicrophoneOpen: false,
  dictationShortcut: 'Control+Shift+Space',
  dictationTarget: 'front',
  keepsRunning: false,
  looksForUpdates: false,
  titlesByModel: false,
  dictationDays: 30,
  soundAfter: 'keep',
  soundDays: 30,
}

export const settingsPatch = settings.partial()
export type SettingsPatch = z.infer<typeof settingsPatch>

export const settingNames = settings.keyof().options
export type SettingName = keyof Settings
export const resetInput = z.object({ names: z.array(settings.keyof()).max(100) })

/** The settings together with the language that "system" means here. */
export const settingsView = z.object({
  settings,
  language: z.enum(['en', 'et']),
  /** Has an administrator set some of it? `unreadable`: the file is there, but nothing of it could be used. */
  managed: z.enum(['none', 'used', 'unreadable']),
  /** Names of what the person cannot change: settings, or "address" and "forgetsOnExit". */
  locked: z.array(z.string()),
})
export type SettingsView = z.infer<typeof settingsView>
