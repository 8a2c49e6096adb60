import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './jutt.ts'

const lockedSentence = 'Set by your administrator; it cannot be changed here.'

/** Writes what an administrator presets; the argument with which Jutt reads it. */
function preset(profile: string, presets: Record<string, unknown>): string {
  mkdirSync(profile, { recursive: true })
  const file = join(profile, 'of-the-administrator.json')
  writeFileSync(file, JSON.stringify(presets))
  return `--managed-settings=${file}`
}

test('what an administrator has set is shown as such, and holds', async ({
  launch,
  server,
  profile,
}) => {
  const managed = preset(profile, {
    address: server.url,
    settings: { theme: 'dark', dictationDays: 7 },
    locked: ['address', 'theme', 'forgetsOnExit'],
    forgetsOnExit: true,
  })
  const jutt = await launch({ args: [managed] })
  const { page } = jutt
  await expect(page.getByText(server.url)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Server address' })).toBeHidden()
  await page.getByLabel('API key', { exact: true }).fill(server.key)
  await jutt.button('Connect').click()
  await expect(jutt.message).toBeVisible()
  await jutt.button('Settings').click()
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
  await expect(page.getByRole('radio', { name: 'Light' })).toBeDisabled()
  await expect(page.getByRole('switch', { name: /^Shared computer/ })).toBeDisabled()
  await expect(page.getByRole('switch', { name: /^Shared computer/ })).toBeChecked()
  await expect(page.getByText(lockedSentence)).toHaveCount(2)
  const answers = await page.evaluate(async () => {
    const { settings, service, data } = Reflect.get(globalThis, 'jutt') as Record<
      string,
      Record<string, (input: unknown) => Promise<{ ok: boolean; error?: { code: string } }>>
    >
    const codeOf = async (asked: Promise<{ error?: { code: string } }> | undefined) =>
      (await asked)?.error?.code
    const connecting = {
      address: 'http://127.0.0.1:9/v1',
      key: 'k',
      keepUnsealed: false,
      allowInsecure: false,
      modelIds: [],
    }
    return [
      await codeOf(settings?.['update']?.({ theme: 'light' })),
      await codeOf(service?.['connect']?.(connecting)),
      await codeOf(data?.['forgetOnExit']?.({ isWished: false })),
    ]
  })
  expect(answers).toEqual(['locked', 'locked', 'locked'])
  const textSize = page.getByRole('button', { name: /Text size/ })
  await textSize.click()
  await page.getByRole('option', { name: '150%' }).click()
  await expect(textSize).toContainText('150%')
  await page.getByRole('button', { name: 'Reset “Appearance” to its defaults' }).click()
  await expect(textSize).toContainText('100%')
  await expect(page.getByRole('radio', { name: 'Dark' })).toBeChecked()
})

test('every section of the settings shows what is locked in it, and nothing of it can be changed', async ({
  launch,
  server,
  profile,
}) => {
  const locked: Record<string, Record<string, unknown>> = {
    Models: { chatModel: 'gemma-4-31B-it', titlesByModel: true },
    Dictation: {
      microphone: null,
      keepsMicrophoneOpen: true,
      dictationShortcut: 'F8',
      dictationTarget: 'clipboard',
      ownWords: ['Tõravere'],
      spokenPunctuation: true,
      cleanUp: true,
      dictationDays: 7,
    },
    Transcripts: { soundAfter: 'compress', soundDays: 90 },
    Appearance: { theme: 'light', language: 'en', textSize: 90 },
    General: { notifications: false, keepsRunning: true, opensAtLogin: false },
    Shortcuts: { shortcuts: { openGuide: null } },
    Data: {},
  }
  const settings = Object.assign({}, ...Object.values(locked)) as Record<string, unknown>
  const managed = preset(profile, {
    settings,
    locked: [...Object.keys(settings), 'forgetsOnExit'],
    forgetsOnExit: false,
  })
  const jutt = await launch({ args: [managed] })
  await jutt.connect(server)
  await jutt.button('Settings').click()
  const controls = jutt.page.locator('input, textarea, button')
  for (const [name, values] of Object.entries(locked)) {
    const section = jutt.page.getByRole('region', { name, exact: true })
    const count = name === 'Data' ? 1 : Object.keys(values).length
    await expect(section.getByText(lockedSentence), name).toHaveCount(count)
    // Each lock is a block of its own, with the sentence at its end.
    for (const block of await section.locator(`div:has(> p:text-is("${lockedSentence}"))`).all()) {
      const held = await block.locator(controls).all()
      expect(held.length, name).toBeGreaterThan(0)
      for (const control of held) {
        const isHeld = await control.evaluate(
          (element) => element.matches(':disabled') || element.matches(':read-only'),
        )
        expect(isHeld, name).toBe(true)
      }
    }
  }
  await expect(jutt.page.getByRole('textbox', { name: 'Own words' })).toHaveValue('Tõravere')
  await expect(jutt.page.getByRole('switch', { name: /^Notify me when/ })).not.toBeChecked()
  await expect(jutt.page.getByRole('switch', { name: /^Keep Jutt running/ })).toBeChecked()
})
