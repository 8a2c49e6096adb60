import type { Page } from '@playwright/test'
import { storeLongChat, longChatTitle } from '../long/store-chats.ts'
import { expect, together as test } from './jutt.ts'

const model = 'gemma-4-31B-it'

test.describe('a long chat that is there already', () => {
  test.use({ isShared: false })

  test('words are found in the chat, in what is rendered and in what is not', async ({
    launch,
    server,
    profile,
  }) => {
    storeLongChat(profile, 300)
    const jutt = await launch()
    await jutt.connect(server)
    const { page, chatList, conversation, message } = jutt
    await chatList.getByText(longChatTitle, { exact: true }).click()
    await expect(conversation.getByText('Turn 300 ends here.')).toBeVisible()

    await page.keyboard.press('ControlOrMeta+f')
    const field = page.getByRole('textbox', { name: 'Find in chat' })
    await expect(field).toBeFocused()
    await field.fill('TURN 7 ends')
    await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
    await expect(conversation.getByText('Turn 7 ends here.')).toBeInViewport()
    await expect.poll(() => marked(page)).toEqual(['Turn 7 ends'])

    // Over the parts of a word that are dressed otherwise.
    await field.fill('words are sorted by')
    await expect(page.getByText(/^\d+ of 900$/)).toBeVisible()
    await expect.poll(async () => (await marked(page))[0]).toBe('Words are sorted by')
    await field.press('Enter')
    await expect(page.getByText('1 of 900', { exact: true })).toBeVisible()
    await field.press('Shift+Enter')
    await expect(page.getByText('900 of 900', { exact: true })).toBeVisible()
    await expect(conversation.getByText('Turn 300 ends here.')).toBeInViewport()
    await page.getByRole('button', { name: 'Previous match' }).click()
    await expect(page.getByText('899 of 900', { exact: true })).toBeVisible()

    await field.fill('nowhere to be found')
    await expect(page.getByText('Not found', { exact: true })).toBeVisible()
    expect(await marked(page)).toEqual([])
    await field.press('Escape')
    await expect(field).toBeHidden()
    await expect(message).toBeFocused()
  })
})

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
    // Longer than a section, so that what is selected becomes a finished one.
    for (let word = 0; word < 600; word++) await delta(word % 30 === 29 ? 'needle.\n\n' : 'hay ')
    await exchange.send('data: [DONE]\n\n')
    await exchange.end()
  })
  await jutt.send('where is it?')
  await visit.reached
  const first = conversation.getByText('A needle in the')
  // Until the renderer has come, the answer is plain text.
  await expect(first.getByText('first', { exact: true })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  const field = page.getByRole('textbox', { name: 'Find in chat' })
  await field.fill('needle')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await first.evaluate((element) => getSelection()?.selectAllChildren(element))
  visit.release()
  await expect(jutt.button('Stop')).toBeHidden()
  await expect(page.getByText('1 of 21', { exact: true })).toBeVisible()
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(
    'A needle in the first paragraph.',
  )
})

test('what is found in thinking and in folded code is opened', async ({ jutt, server }) => {
  const { page, conversation } = jutt
  const lines = Array.from({ length: 80 }, (_, line) => `line_${line + 1} = ${line}`).join('\n')
  const content = `Here it is:\n\n\`\`\`python\n${lines}\n\`\`\`\n`
  server.chat.always('vllm-new', { thinking: 'Kaalun sookurge.', content })
  await jutt.chooseModel('qwen3.5-122b')
  await jutt.ask('show me code')
  await expect(conversation.getByRole('button', { name: 'Show all 80 lines' })).toBeVisible()
  await page.keyboard.press('ControlOrMeta+f')
  const field = page.getByRole('textbox', { name: 'Find in chat' })
  await field.fill('sookur')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await expect(conversation.getByText('Kaalun sookurge.')).toBeInViewport()
  await expect.poll(() => marked(page)).toEqual(['sookur'])
  await field.fill('line_77')
  await expect(page.getByText('1 of 1', { exact: true })).toBeVisible()
  await expect.poll(() => marked(page)).toEqual(['line_77'])
  await expect(conversation.getByRole('button', { name: 'Show the first 40 lines' })).toBeVisible()
})

/** The words that are marked as the match shown now, in what is rendered. */
async function marked(page: Page): Promise<string[]> {
  return page.evaluate(() =>
    Array.from(CSS.highlights.get('found-here') ?? [], (range) =>
      range instanceof Range ? range.toString() : '',
    ),
  )
}
