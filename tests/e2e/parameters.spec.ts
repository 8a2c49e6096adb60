import { expect, together as test } from './jutt.ts'

test('parameters and system prompt are set per chat and model, checked beside the field, and kept', async ({
  jutt,
  server,
}) => {
  const { page } = jutt
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.button('Parameters').click()
  const dialog = page.getByRole('dialog', { name: 'Parameters and system prompt' })
  await expect(dialog).toContainText('Recommended: 64')
  await dialog.getByRole('textbox', { name: 'System prompt' }).fill('Answer in one word.')
  const temperature = dialog.getByRole('textbox', { name: 'Temperature' })
  await temperature.fill('3')
  await expect(temperature).toHaveAccessibleDescription(/from 0 to 2/)
  await temperature.fill('0.2')
  await expect(temperature).not.toHaveAccessibleDescription(/from 0 to 2/)
  const longest = dialog.getByRole('textbox', { name: 'Longest answer (max_tokens)' })
  await longest.fill('1000')
  await expect(dialog.getByRole('alert')).toHaveText('Write a number from 1,024 to 131,072.')
  await longest.fill('2048')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await jutt.ask('first')
  expect(server.requestsOf('chat')[0]?.json).toMatchObject({
    messages: [
      { role: 'system', content: 'Answer in one word.' },
      { role: 'user', content: 'first' },
    ],
    temperature: 0.2,
    top_p: 0.95,
    top_k: 64,
    max_tokens: 2048,
  })

  await jutt.chooseModel('qwen3.5-122b')
  await jutt.button('Parameters').click()
  await expect(dialog).toContainText('Recommended: 0.7')
  await expect(temperature).toHaveValue('')
  await expect(dialog.getByRole('textbox', { name: 'System prompt' })).toHaveValue(
    'Answer in one word.',
  )
  await page.keyboard.press('Escape')

  await jutt.chooseModel('gemma-4-31B-it')
  await page.reload()
  await expect(jutt.article('You')).toContainText('first')
  await jutt.button('Parameters').click()
  await expect(temperature).toHaveValue('0.2')
  await dialog.getByRole('button', { name: 'Reset to recommended' }).click()
  await expect(temperature).toHaveValue('')
  await dialog.getByRole('button', { name: 'Done' }).click()
  await jutt.ask('second')
  const last = server.requestsOf('chat').at(-1)?.json
  expect(last).toMatchObject({ temperature: 1, top_p: 0.95, top_k: 64 })
  expect(last).not.toHaveProperty('max_tokens')

  await jutt.button('New chat').click()
  await jutt.button('Parameters').click()
  await expect(dialog.getByRole('textbox', { name: 'System prompt' })).toHaveValue('')
})

test('Details tell how an answer came about, and copy its request as code', async ({
  jutt,
  server,
}) => {
  const { page } = jutt
  await jutt.chooseModel('gemma-4-31B-it')
  await jutt.ask('What is "jutt"?')
  await jutt.article('gemma-4-31B-it').getByRole('button', { name: 'Details' }).click()
  const dialog = page.getByRole('dialog', { name: 'Details of this answer' })
  for (const [name, value] of [
    ['Model', 'gemma-4-31B-it'],
    ['temperature', '1'],
    ['top_k', '64'],
    ['Tokens in', /^\d+$/],
    ['Tokens out', /^\d+$/],
    ['Time to first token', /^[\d.]+ s$/],
    ['Finish reason', 'stop'],
  ] as const) {
    const term = dialog.getByRole('term').filter({ hasText: new RegExp(`^${name}$`) })
    await expect(term.locator('xpath=following-sibling::dd[1]')).toHaveText(value)
  }
  await page.evaluate(() => {
    navigator.clipboard.writeText = async (text: string) => {
      document.body.dataset['copied'] = text
    }
  })
  for (const [format, start] of [
    ['curl', 'curl'],
    ['Python (openai)', 'from openai'],
    ['Python (requests)', 'import requests'],
    ['JavaScript', 'const response'],
  ] as const) {
    await dialog.getByRole('button', { name: 'Copy request as' }).click()
    await page.getByRole('menuitem', { name: format }).click()
    await expect(page.locator('body')).toHaveAttribute('data-copied', new RegExp(`^${start}`))
    const copied = await page.evaluate(() => document.body.dataset['copied'] ?? '')
    expect(copied).toContain(String.raw`What is \"jutt\"?`)
    expect(copied).toContain('YOUR_API_KEY')
    expect(copied).not.toContain(server.key)
    expect(copied).toContain(server.origin)
  }
})
