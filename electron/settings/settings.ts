import type { z } from 'zod'
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

/** What is wrong is left out: a whole value, or of a table of values the wrong ones. */
function parseSettings(stored: unknown): Settings {
  const valid = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = isTable(stored) ? soundPart(schema, stored[name]) : undefined
    return value === undefined ? [] : [[name, value] as const]
  })
  return { ...defaultSettings, ...Object.fromEntries(valid) }
}

function soundPart(schema: z.ZodType, value: unknown): unknown {
  const whole = schema.safeParse(value)
  if (whole.success || !isTable(value)) return whole.data
  const sound = Object.entries(value).filter(
    ([key, entry]) => schema.safeParse({ [key]: entry }).success,
  )
  return schema.safeParse(Object.fromEntries(sound)).data
}

function isTable(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
