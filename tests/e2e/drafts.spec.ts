import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, test, type Jutt } from './jutt.ts'

async function enter({ page, message, button }: Jutt): Promise<void> {
  const welcome = page.getByRole('heading', { name: 'Welcome to Jutt' })
  await expect(welcome.or(message)).toBeVisible()
  if (await welcome.isVisible()) await button('Try without a key').click()
  await expect(message).toBeVisible()
}

/** What main has on its disk: it comes there within a tenth of a second. */
function stored(profile: string): string[] {
  const database = new DatabaseSync(join(profile, 'jutt.sqlite'), { readOnly: true })
  try {
    const rows = database.prepare('SELECT text FROM drafts ORDER BY text').all()
    return rows.map((row) => String(row['text']))
  } finally {
    database.close()
  }
}

test('what was typed and not sent is there again after Jutt was quit', async ({
  jutt,
  launch,
  profile,
}) => {
  await jutt.ask('chat one')
  await jutt.message.fill('half a thought')
  await jutt.button('New chat').click()
  await jutt.message.fill('a new beginning')
  await expect.poll(() => stored(profile)).toEqual(['a new beginning', 'half a thought'])
  await jutt.quit()
  const again = await launch()
  await enter(again)
  await expect(again.message).toHaveValue('a new beginning')
  await again.chatList.getByText('chat one').click()
  await expect(again.message).toHaveValue('half a thought')
})

test('what was typed is there again after a crash, also into a message that is edited', async ({
  jutt,
  launch,
  profile,
}) => {
  await jutt.ask('chat one')
  await jutt.message.press('ArrowUp')
  await jutt.page.keyboard.type(', but better')
  await jutt.message.fill('and another thought')
  await expect.poll(() => stored(profile)).toEqual(['and another thought', 'chat one, but better'])
  await jutt.kill()
  const again = await launch()
  await enter(again)
  await again.chatList.getByText('chat one').click()
  await expect(again.message).toHaveValue('and another thought')
  await expect(again.page.getByRole('textbox', { name: 'Edit message' })).toHaveValue(
    'chat one, but better',
  )
})

test('the last letters typed right before quitting are there again', async ({ jutt, launch }) => {
  await jutt.ask('chat one')
  await jutt.message.pressSequentially('to the very last letter')
  await jutt.quit()
  const again = await launch()
  await enter(again)
  await again.chatList.getByText('chat one').click()
  await expect(again.message).toHaveValue('to the very last letter')
})

test('and so are those typed right before the window is closed', async ({ jutt, launch }) => {
  await jutt.ask('chat one')
  await jutt.message.pressSequentially('to the very last letter')
  const closed = jutt.app.waitForEvent('close')
  await jutt.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
  })
  await closed
  const again = await launch()
  await enter(again)
  await again.chatList.getByText('chat one').click()
  await expect(again.message).toHaveValue('to the very last letter')
})
