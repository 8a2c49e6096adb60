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

test('what was typed and not sent is there again, to the last letter: after Jutt was quit, after a crash, after the window was closed', async ({
  jutt,
  launch,
  profile,
}) => {
  await jutt.ask('chat one')
  await jutt.message.fill('half a thought')
  await jutt.button('New chat').click()
  await jutt.message.pressSequentially('a new beginning')
  await jutt.quit()

  const afterQuit = await launch()
  await enter(afterQuit)
  await expect(afterQuit.message).toHaveValue('a new beginning')
  await afterQuit.chatList.getByText('chat one').click()
  await expect(afterQuit.message).toHaveValue('half a thought')
  await afterQuit.message.fill('')
  await afterQuit.message.press('ArrowUp')
  await afterQuit.page.keyboard.type(', but better')
  await afterQuit.message.fill('and another thought')
  await expect
    .poll(() => stored(profile))
    .toEqual(['a new beginning', 'and another thought', 'chat one, but better'])
  await afterQuit.kill()

  const afterCrash = await launch()
  await enter(afterCrash)
  await afterCrash.chatList.getByText('chat one').click()
  await expect(afterCrash.message).toHaveValue('and another thought')
  await expect(afterCrash.page.getByRole('textbox', { name: 'Edit message' })).toHaveValue(
    'chat one, but better',
  )
  await afterCrash.message.fill('')
  await afterCrash.message.pressSequentially('to the very last letter')
  const closed = afterCrash.app.waitForEvent('close')
  await afterCrash.app.evaluate(({ BrowserWindow }) => {
    for (const window of BrowserWindow.getAllWindows()) window.close()
  })
  await closed

  const afterClosing = await launch()
  await enter(afterClosing)
  await afterClosing.chatList.getByText('chat one').click()
  await expect(afterClosing.message).toHaveValue('to the very last letter')
})
