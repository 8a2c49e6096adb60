import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './jutt.ts'

test('what an administrator has set is shown as such, and holds', async ({
  launch,
  server,
  profile,
}) => {
  mkdirSync(profile, { recursive: true })
  const file = join(profile, 'of-the-administrator.json')
  const presets = {
    address: server.url,
    settings: { theme: 'dark', dictationDays: 7 },
    locked: ['address', 'theme', 'forgetsOnExit'],
    forgetsOnExit: true,
  }
  writeFileSync(file, JSON.stringify(presets))
  const jutt = await launch({ args: [`--managed-settings=${file}`] })
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
  await expect(page.getByText('Set by your administrator.')).toHaveCount(2)
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
