import {
  defaultSettings,
  settings as settingsSchema,
  type Settings,
  type SettingsPatch,
  type SettingsView,
} from '../../shared/ipc/schemas/settings.ts'
import { preferredLanguage } from '../../shared/i18n/index.ts'
import type { SettingsFile } from './settings-file.ts'

export interface SettingsService {
  view(): SettingsView
  /** Stores the change and tells the listeners. */
  update(patch: SettingsPatch): SettingsView
  onChange(listener: (view: SettingsView) => void): void
}

/** The user's settings: each value that is missing or wrong in the file is replaced by its default. */
export function createSettings(dependencies: {
  file: SettingsFile
  systemLanguages: () => readonly string[]
}): SettingsService {
  const { file, systemLanguages } = dependencies
  const listeners: ((view: SettingsView) => void)[] = []
  let current = parseSettings(file.read('settings'))

  function view(): SettingsView {
    const { language } = current
    return {
      settings: current,
      language: language === 'system' ? preferredLanguage(systemLanguages()) : language,
    }
  }

  return {
    view,
    update(patch) {
      const defined = Object.entries(patch).filter(([, value]) => value !== undefined)
      current = { ...current, ...Object.fromEntries(defined) }
      file.write('settings', current)
      const changed = view()
      for (const listener of listeners) listener(changed)
      return changed
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

function parseSettings(stored: unknown): Settings {
  const values = typeof stored === 'object' && stored !== null ? stored : {}
  const valid = Object.entries(values).filter(([name, value]) => {
    const schema = Object.entries(settingsSchema.shape).find(([key]) => key === name)?.[1]
    return schema?.safeParse(value).success
  })
  return { ...defaultSettings, ...Object.fromEntries(valid) }
}
