import { expect, test } from 'vitest'
import { createSettings } from '../../../electron/settings/settings.ts'
import { defaultSettings } from '../../../shared/ipc/schemas/settings.ts'

function openSettings(stored: unknown, languages: readonly string[] = ['de', 'et-EE', 'en']) {
  const written = new Map<string, unknown>([['settings', stored]])
  const settings = createSettings({
    file: {
      read: (name) => written.get(name),
      write: (name, value) => void written.set(name, value),
    },
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

test('an update is stored, keeps the rest and is heard', () => {
  const { settings, written } = openSettings({ theme: 'dark' })
  const heard: unknown[] = []
  settings.onChange((view) => heard.push(view))
  const view = settings.update({ language: 'et', chatModel: undefined })
  expect(view).toEqual({
    settings: { ...defaultSettings, theme: 'dark', language: 'et' },
    language: 'et',
  })
  expect(heard).toEqual([view])
  expect(written.get('settings')).toEqual(view.settings)
})

test.each([
  [['de', 'et-EE', 'en'], 'et'],
  [['en-GB', 'et'], 'en'],
  [['fi', 'sv'], 'en'],
  [[], 'en'],
])('a system set to %j speaks %s', (languages, language) =>
  expect(openSettings(undefined, languages).settings.view().language).toBe(language),
)
