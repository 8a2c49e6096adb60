import type { z } from 'zod'
import { AppFailure } from '../../shared/app-failure.ts'
import {
  defaultSettings,
  settings as settingsSchema,
  type Settings,
  type SettingName,
  type SettingsPatch,
  type SettingsView,
} from '../../shared/ipc/schemas/settings.ts'
import { preferredLanguage } from '../../shared/i18n/index.ts'
import type { Managed } from './managed.ts'
import type { SettingsFile } from './settings-file.ts'

export interface SettingsService {
  view(): SettingsView
  /** Stores the change and tells the listeners. Throws locked for what an administrator has set; a full disk changes nothing. */
  update(patch: SettingsPatch): SettingsView
  /** Takes back what the person has set of these. */
  reset(names: readonly SettingName[]): SettingsView
  onChange(listener: (view: SettingsView) => void): void
}

/**
 * The user's settings. What the person has not set, or what is wrong in the file, is as an administrator has set it,
 * else as Jutt has it; what is locked is so in any case.
 */
export function createSettings(dependencies: {
  file: SettingsFile
  managed: Managed
  systemLanguages: () => readonly string[]
}): SettingsService {
  const { file, managed, systemLanguages } = dependencies
  const listeners: ((view: SettingsView) => void)[] = []
  let chosen = validOf(file.read('settings'))

  function view(): SettingsView {
    const free = Object.entries(chosen).filter(([name]) => !managed.locked.has(name))
    const current: Settings = {
      ...defaultSettings,
      ...managed.settings,
      ...Object.fromEntries(free),
    }
    const { language } = current
    return {
      settings: current,
      language: language === 'system' ? preferredLanguage(systemLanguages()) : language,
      managed: managed.kind,
      locked: [...managed.locked],
    }
  }

  function keep(changed: Partial<Settings>): SettingsView {
    // First: where it cannot be written, all stays as it was.
    file.write('settings', changed)
    chosen = changed
    const seen = view()
    for (const listener of listeners) listener(seen)
    return seen
  }

  return {
    view,
    update(patch) {
      const defined = Object.entries(patch).filter(([, value]) => value !== undefined)
      if (defined.some(([name]) => managed.locked.has(name))) {
        throw new AppFailure({ code: 'locked' })
      }
      return keep({ ...chosen, ...Object.fromEntries(defined) })
    },
    reset(names) {
      const kept = Object.entries(chosen).filter(([name]) => !names.some((each) => each === name))
      return keep(Object.fromEntries(kept))
    },
    onChange: (listener) => void listeners.push(listener),
  }
}

/** What is wrong is left out: a whole value, or of a table of values the wrong ones. */
function validOf(stored: unknown): Partial<Settings> {
  const valid = Object.entries(settingsSchema.shape).flatMap(([name, schema]) => {
    const value = isTable(stored) ? soundPart(schema, stored[name]) : undefined
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(valid)
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
