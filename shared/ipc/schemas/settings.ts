import { z } from 'zod'

/** The language that is spoken; "auto" lets the service tell it from the first speech. */
export const spokenLanguage = z.enum(['et', 'en', 'auto'])
export type SpokenLanguage = z.infer<typeof spokenLanguage>

export const settings = z.object({
  language: z.enum(['system', 'en', 'et']),
  theme: z.enum(['system', 'light', 'dark']),
  textSize: z.enum(['small', 'medium', 'large']),
  /** The chat model last chosen, offered for the next new chat. */
  chatModel: z.string().nullable(),
  /** The language of the next dictation and the next file. */
  spokenLanguage,
  /** Names and terms that are dictated, as hints for the service. */
  ownWords: z.array(z.string().trim().min(1).max(60)).max(200),
  /** Are signs written where their names are dictated ("koma", "new line")? */
  spokenPunctuation: z.boolean(),
  /** Does a model tidy what was dictated? */
  cleanUp: z.boolean(),
})
export type Settings = z.infer<typeof settings>

export const defaultSettings: Settings = {
  language: 'system',
  theme: 'system',
  textSize: 'medium',
  chatModel: null,
  spokenLanguage: 'et',
  ownWords: [],
  spokenPunctuation: false,
  cleanUp: false,
}

export const settingsPatch = settings.partial()
export type SettingsPatch = z.infer<typeof settingsPatch>

/** The settings together with the language that "system" means here. */
export const settingsView = z.object({ settings, language: z.enum(['en', 'et']) })
export type SettingsView = z.infer<typeof settingsView>
