import { expect, test } from 'vitest'
import { nothingManaged, type Managed } from '../../../electron/settings/managed.ts'
import { createSettings } from '../../../electron/settings/settings.ts'
import { defaultSettings } from '../../../shared/ipc/schemas/settings.ts'

function openSettings(
  stored: unknown,
  languages: readonly string[] = ['de', 'et-EE', 'en'],
  managed: Partial<Managed> = {},
) {
  const written = new Map<string, unknown>([['settings', stored]])
  const settings = createSettings({
    file: {
      read: (name) => written.get(name),
      write: (name, value) => void written.set(name, value),
    },
    managed: { ...nothingManaged, ...managed },
    systemLanguages: () => languages,
  })
  return { settings, written }
}

test.each([undefined, null, 'rubbish', 7, [], { theme: { deep: [] } }])(
  'defaults stand in for %j',
  (stored) => expect(openSettings(stored).settings.view().settings).toEqual(defaultSettings),
)

test('a wrong value costs only itself', () => {
  const { settings } = openSettings({ theme: 'dark', language: 'xx', unknown: 1 })
  expect(settings.view().settings).toEqual({ ...defaultSettings, theme: 'dark' })
})

test('of the shortcuts only those that cannot be are left out', () => {
  const shortcuts = {
    newChat: 'CmdOrCtrl+J',
    deleteChat: null,
    findInChat: 'CmdOrCtrl+C',
    openSettings: 'rubbish',
    noSuchAction: 'F4',
    quit: 7,
  }
  expect(openSettings({ shortcuts, textSize: 117 }).settings.view().settings).toEqual({
    ...defaultSettings,
    shortcuts: { newChat: 'CmdOrCtrl+J', deleteChat: null },
  })
})

test('where nothing can be written, nothing is changed and nobody hears of a change', () => {
  const settings = createSettings({
    file: {
      read: () => ({ theme: 'dark' }),
      write() {
        throw Object.assign(new Error('full'), { code: 'ENOSPC' })
      },
    },
    managed: nothingManaged,
    systemLanguages: () => ['en'],
  })
  const before = settings.view()
  const heard: unknown[] = []
  settings.onChange((view) => heard.push(view))
  expect(() => settings.update({ theme: 'light' })).toThrow('full')
  expect(() => settings.reset(['theme'])).toThrow('full')
  expect(settings.view()).toEqual(before)
  expect(heard).toEqual([])
})

test('an update is stored, keeps the rest and is heard', () => {
  const { settings, written } = openSettings({ theme: 'dark' })
  const heard: unknown[] = []
  settings.onChange((view) => heard.push(view))
  const view = settings.update({ language: 'et', chatModel: undefined })
  expect(view).toEqual({
    settings: { ...defaultSettings, theme: 'dark', language: 'et' },
    language: 'et',
    managed: 'none',
    locked: [],
  })
  expect(heard).toEqual([view])
  // Only what the person has set: the rest may change with Jutt, or with the administrator.
  expect(written.get('settings')).toEqual({ theme: 'dark', language: 'et' })
})

test.each([
  [['de', 'et-EE', 'en'], 'et'],
  [['en-GB', 'et'], 'en'],
  [['fi', 'sv'], 'en'],
  [[], 'en'],
])('a system set to %j speaks %s', (languages, language) =>
  expect(openSettings(undefined, languages).settings.view().language).toBe(language),
)

test('a reset takes back what was set, and nothing else', () => {
  const { settings, written } = openSettings({ theme: 'dark', language: 'et' })
  expect(settings.reset(['theme', 'textSize']).settings).toEqual({
    ...defaultSettings,
    language: 'et',
  })
  expect(written.get('settings')).toEqual({ language: 'et' })
})

test('an administrator’s values stand until a person sets others', () => {
  const managed = { settings: { theme: 'dark', cleanUp: true } } as const
  const { settings } = openSettings({ cleanUp: false }, [], managed)
  expect(settings.view().settings).toMatchObject({ theme: 'dark', cleanUp: false })
  settings.update({ theme: 'light' })
  expect(settings.view().settings.theme).toBe('light')
  expect(settings.reset(['theme']).settings.theme).toBe('dark')
})

test('what is locked is as the administrator has it, whatever is stored, and cannot be changed', () => {
  const managed = { settings: { theme: 'dark' }, locked: new Set(['theme', 'cleanUp']) } as const
  const { settings, written } = openSettings({ theme: 'light', cleanUp: true }, [], managed)
  expect(settings.view()).toMatchObject({
    settings: { theme: 'dark', cleanUp: false },
    locked: ['theme', 'cleanUp'],
  })
  expect(() => settings.update({ language: 'et', theme: 'light' })).toThrow('locked')
  expect(written.get('settings')).toEqual({ theme: 'light', cleanUp: true })
  expect(settings.update({ language: 'et' }).language).toBe('et')
})
