import { expect, test } from './jutt.ts'

const model = 'gemma-4-31B-it'

test('what is found and what is selected stays so while an answer is written', async ({
  jutt,
  server,
}) => {
  const { page, conversation } = jutt
  await jutt.chooseModel(model)
  const visit = server.chat.nextDo(async (exchange) => {
    exchange.head(200, { 'content-type': 'text/event-stream' })
    const delta = (content: string) =>
      exchange.send(`data: ${JSON.stringify({ choices: [{ index: 0, delta: { content } }] })}\n\n`)
    await delta('A needle in the **first** paragraph.\n\n')
    await exchange.hold()
    for (let word = 0; word < 300; word++) await delta(word % 30 === 29 ? 'needle.\n\n' : 'hay ')
    await exchange.send('data: [DONE]\n\n')
    await exchange.end()
  })
  await jutt.send('where is it?')
  await visit.reached
  const first = conversation.getByText('A needle in the')
  await first.evaluate((element) => getSelection()?.selectAllChildren(element))
  await page.keyboard.press('ControlOrMeta+f')
  const field = page.getByRole('textbox', { name: 'Find in chat' })
  await field.fill('needle')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await first.evaluate((element) => getSelection()?.selectAllChildren(element))
  visit.release()
  await expect(jutt.button('Stop')).toBeHidden()
  await expect(page.getByText('1 of 11', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(
    'A needle in the first paragraph.',
  )
})
