import type { Locator } from '@playwright/test'
import { findingsIn } from './findings.ts'
import { expect, together as test, type Jutt } from './jutt.ts'

const keysOf = ({ page }: Jutt, action: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^${action}: `) })

/** Gives an action other keys, by the keyboard alone. */
async function change(jutt: Jutt, action: string, keys: string): Promise<void> {
  await keysOf(jutt, action).press('Enter')
  await expect(keysOf(jutt, action)).toHaveText('Press the keys…')
  await jutt.page.keyboard.press(keys)
}

function menuShortcut({ app }: Jutt, id: string): Promise<string | null | undefined> {
  return app.evaluate(
    ({ Menu }, item) => Menu.getApplicationMenu()?.getMenuItemById(item)?.accelerator ?? null,
    id,
  )
}

test('shortcuts are changed where all of them are listed, and hold everywhere at once', async ({
  jutt,
}) => {
  const { page } = jutt
  await jutt.app.evaluate(({ Menu }) => {
    Menu.getApplicationMenu()?.getMenuItemById('openShortcuts')?.click()
  })
  await expect(page.getByRole('heading', { name: 'Shortcuts', exact: true })).toBeFocused()
  expect(await findingsIn(page)).toEqual([])
  await expect(page.getByRole('listitem').filter({ hasText: 'New chat' }).last()).toContainText(
    'Ctrl+N',
  )
  await expect(page.getByText('Ctrl+Shift+Space', { exact: true }).last()).toBeVisible()

  await change(jutt, 'New chat', 'ControlOrMeta+j')
  await expect(keysOf(jutt, 'New chat')).toHaveText('Ctrl+J')
  await expect(page.getByRole('status').filter({ hasText: 'New chat: Ctrl+J' })).toHaveCount(1)
  await expect.poll(() => menuShortcut(jutt, 'newChat')).toBe('CmdOrCtrl+J')

  // Keys that are another action's are taken over only when that is wished for.
  await change(jutt, 'Settings', 'ControlOrMeta+j')
  await expect(page.getByRole('alert')).toHaveText('Ctrl+J already stands for “New chat”.')
  await expect(jutt.button('Use for “Settings” instead')).toBeFocused()
  expect(await findingsIn(page)).toEqual([])
  await jutt.button('Leave as it is').press('Enter')
  await expect(keysOf(jutt, 'Settings')).toHaveText('Ctrl+,')
  await expect(keysOf(jutt, 'Settings')).toBeFocused()
  await change(jutt, 'Settings', 'ControlOrMeta+j')
  await page.keyboard.press('Enter')
  await expect(keysOf(jutt, 'Settings')).toHaveText('Ctrl+J')
  await expect(keysOf(jutt, 'New chat')).toHaveText('None')
  await expect.poll(() => menuShortcut(jutt, 'newChat')).toBeNull()

  // What writes, edits or belongs to the system is refused, and the next keys are waited for.
  await keysOf(jutt, 'Prompts').press('Enter')
  for (const [keys, sentence] of [
    ['x', /needed for writing/],
    ['ControlOrMeta+c', /needed for copying/],
    ['F11', /needed by the system/],
    ['ControlOrMeta+Shift+Space', /dictating into any program/],
  ] as const) {
    await page.keyboard.press(keys)
    await expect(page.getByRole('alert')).toHaveText(sentence)
  }
  await page.keyboard.press('Escape')
  await expect(keysOf(jutt, 'Prompts')).toHaveText('Ctrl+P')
  await change(jutt, 'Prompts', 'Backspace')
  await expect(keysOf(jutt, 'Prompts')).toHaveText('None')

  // The keys now do what they stand for, and no longer what they stood for.
  await page.keyboard.press('Escape')
  await expect(jutt.message).toBeVisible()
  await page.keyboard.press('ControlOrMeta+p')
  await page.keyboard.press('ControlOrMeta+j')
  await expect(page.getByRole('heading', { name: 'Settings', exact: true })).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Escape')
  await jutt.button('Settings').focus()
  await expect(page.getByRole('tooltip')).toHaveText(/Ctrl\+J/)
  await page.keyboard.press('ControlOrMeta+k')
  await expect(page.getByRole('option', { name: 'Settings' })).toContainText('Ctrl+J')
  await page.keyboard.press('Escape')

  // One is reset, then all.
  await page.keyboard.press('ControlOrMeta+j')
  await jutt.button('Reset the shortcut of “Settings”').press('Enter')
  await expect(keysOf(jutt, 'Settings')).toHaveText('Ctrl+,')
  await jutt.button('Reset all shortcuts').press('Enter')
  await expect(keysOf(jutt, 'New chat')).toHaveText('Ctrl+N')
  await expect(keysOf(jutt, 'Prompts')).toHaveText('Ctrl+P')
  await expect.poll(() => menuShortcut(jutt, 'newChat')).toBe('CmdOrCtrl+N')
})

test('keys that dictate into any program are shown as taken where they stand for something in the window', async ({
  jutt,
}) => {
  const { page } = jutt
  await jutt.button('Settings').click()
  const dictation = page.getByRole('region', { name: 'Dictation', exact: true })
  const shortcuts = page.getByRole('region', { name: 'Shortcuts', exact: true })
  const taken = page.getByText('These keys are for dictating into any program.')
  const told = 'The same keys stand for “Play or pause”; dictation goes first.'
  await expect(taken).toHaveCount(0)
  await dictation.getByRole('button', { name: /Dictate into any program/ }).click()
  await page.getByRole('option', { name: 'F8', exact: true }).click()
  await expect(dictation.getByText(told)).toBeVisible()
  await expect(shortcuts.getByText(told)).toBeVisible()
  await expect(taken).toHaveCount(1)
  await expect(shortcuts.getByRole('listitem').filter({ has: taken })).toContainText(
    'Play or pause',
  )
  await change(jutt, 'Play or pause', 'F6')
  await expect(taken).toHaveCount(0)
  await expect(dictation.getByText(told)).toBeHidden()
})
