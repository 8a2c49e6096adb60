import { expect, together as test } from './jutt.ts'

test('“/” opens the prompts, which are found by name and go into the message', async ({
  jutt,
  server,
}) => {
  const { page } = jutt
  await jutt.message.press('/')
  const dialog = page.getByRole('dialog', { name: 'Prompts' })
  const search = dialog.getByRole('searchbox', { name: 'Search prompts' })
  await expect(search).toBeFocused()
  await page.keyboard.type('academic')
  await expect(dialog.getByRole('list', { name: 'Prompts' }).getByRole('listitem')).toHaveCount(1)
  await page.keyboard.press('Enter')
  await expect(dialog).toBeHidden()
  await expect(jutt.message).toBeFocused()
  await expect(jutt.message).toHaveValue(/^You edit academic English/)
  await page.keyboard.type(' Now!')
  await expect(jutt.message).toHaveValue(/Now!$/)

  await jutt.message.fill('')
  await page.keyboard.press('/')
  await page.keyboard.press('/')
  await expect(jutt.message).toHaveValue('/')
  await jutt.message.fill('a/b')
  await expect(dialog).toBeHidden()
  expect(server.requestsOf('chat')).toHaveLength(0)
})

test('a prompt is written, used as system prompt, changed, deleted and brought back', async ({
  jutt,
  server,
  launch,
}) => {
  const { page } = jutt
  await page.keyboard.press('ControlOrMeta+p')
  const dialog = page.getByRole('dialog', { name: 'Prompts' })
  await dialog.getByRole('button', { name: 'New prompt' }).click()
  const form = page.getByRole('dialog', { name: 'New prompt' })
  await expect(form.getByRole('textbox', { name: 'Name' })).toBeFocused()
  await page.keyboard.type('Brief')
  await form.getByRole('textbox', { name: 'Text' }).fill('Answer in three words.')
  await form.getByRole('button', { name: 'Save' }).click()

  const menu = (item: string) => async () => {
    await dialog.getByRole('button', { name: 'Menu for Brief' }).click()
    await page.getByRole('menuitem', { name: item }).click()
  }
  await menu('Edit')()
  const edit = page.getByRole('dialog', { name: 'Edit prompt' })
  await edit.getByRole('textbox', { name: 'Text' }).fill('Answer in two words.')
  await edit.getByRole('button', { name: 'Save' }).click()

  await menu('Delete')()
  await expect(dialog.getByRole('button', { name: 'Brief', exact: true })).toBeHidden()
  await jutt.button('Undo').click()
  await expect(dialog.getByRole('button', { name: 'Brief', exact: true })).toBeVisible()

  await menu('Use as system prompt')()
  const setup = page.getByRole('dialog', { name: 'Parameters and system prompt' })
  await expect(setup.getByRole('textbox', { name: 'System prompt' })).toHaveValue(
    'Answer in two words.',
  )
  await setup.getByRole('button', { name: 'Done' }).click()
  await jutt.ask('hello')
  expect(server.requestsOf('chat')[0]?.json).toMatchObject({
    messages: [{ role: 'system', content: 'Answer in two words.' }, { role: 'user' }],
  })

  await page.keyboard.press('ControlOrMeta+p')
  await dialog.getByRole('button', { name: 'Menu for Review code' }).click()
  await page.getByRole('menuitem', { name: 'Delete' }).click()
  await expect(dialog.getByRole('button', { name: 'Review code', exact: true })).toBeHidden()
  await jutt.quit()
  const again = await launch()
  await again.button('Try without a key').or(again.message).first().click()
  await expect(again.message).toBeVisible()
  await again.message.press('/')
  const list = again.page.getByRole('list', { name: 'Prompts' })
  await expect(list.getByRole('button', { name: 'Brief', exact: true })).toBeVisible()
  await expect(list.getByRole('button', { name: 'Review code', exact: true })).toHaveCount(0)
})
