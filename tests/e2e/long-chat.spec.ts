import { longChatTitle, storeLongChat } from '../long/store-chats.ts'
import { expect, test, type Jutt } from './jutt.ts'

const turns = 1000
const model = 'gemma-4-31B-it'

test('of a chat of 2,000 messages what is near is rendered, and an answer being written moves nobody who reads', async ({
  launch,
  server,
  profile,
}) => {
  storeLongChat(profile, turns)
  const jutt = await launch()
  await jutt.connect(server)
  await jutt.chooseModel(model)
  const { page, chatList, conversation } = jutt
  await chatList.getByText(longChatTitle, { exact: true }).click()
  await expect(conversation.getByText(`Turn ${turns} ends here.`)).toBeInViewport()
  await expect(conversation.getByRole('article')).toHaveCount(2 * turns)
  expect(await headings(jutt)).toBeLessThan(60)

  const visit = server.chat.next('hold-after', {
    content: 'A line of the answer.\n\n'.repeat(200),
    after: 30,
  })
  await jutt.send('go on')
  await visit.reached
  // Up by the wheel, as a reader does it, past what was rendered at first.
  await page.mouse.move(600, 300)
  for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, -400)
  const read = await anchor(jutt)
  visit.release()
  await expect(jutt.button('Stop')).toBeHidden()
  expect(Math.abs((await read.top()) - read.before)).toBeLessThanOrEqual(1)
  expect(await headings(jutt)).toBeLessThan(60)

  await jutt.button('Jump to latest').click()
  await expect(jutt.button('Jump to latest')).toBeHidden()
  await expect(jutt.article(model).getByText('A line of the answer.').last()).toBeInViewport()
})

test('all of a folded code is copied, and it opens', async ({ jutt, server }) => {
  const code = Array.from({ length: 240 }, (_, line) => `line ${line + 1}`).join('\n')
  server.chat.next('litellm', { content: `Here:\n\n\`\`\`text\n${code}\n\`\`\`\n\nThat was it.` })
  await jutt.ask('code, please')
  const answer = jutt.conversation.getByRole('article').last()
  const copied = await watchCopying(jutt)
  await expect(answer.getByText('line 40', { exact: true })).toBeAttached()
  await expect(answer.getByText('line 41', { exact: true })).toHaveCount(0)
  await answer.getByRole('button', { name: 'Copy code' }).click()
  await expect.poll(copied).toBe(`${code}\n`)
  await answer.getByRole('button', { name: 'Show all 240 lines' }).click()
  await expect(answer.getByText('line 240', { exact: true })).toBeAttached()
  await answer.getByRole('button', { name: 'Show the first 40 lines' }).click()
  await expect(answer.getByText('line 240', { exact: true })).toHaveCount(0)
})

test('a table is copied as CSV and as Markdown', async ({ jutt, server }) => {
  server.chat.next('litellm', { content: '| a | b |\n|---|---|\n| 1 | two, three |\n' })
  await jutt.ask('a table, please')
  const answer = jutt.conversation.getByRole('article').last()
  const copied = await watchCopying(jutt)
  await answer.getByRole('button', { name: 'Copy table', exact: true }).click()
  await answer.getByRole('button', { name: 'CSV' }).click()
  await expect.poll(copied).toBe('a,b\n1,"two, three"')
  await answer.getByRole('button', { name: /^(Copy table|Copied)$/ }).click()
  await answer.getByRole('button', { name: 'Markdown' }).click()
  await expect.poll(copied).toContain('| 1 | two, three |')
})

/** What the page last put on the clipboard; the page itself may not read it. */
async function watchCopying({ page }: Jutt): Promise<() => Promise<string>> {
  const watch = await page.evaluateHandle(() => {
    const copied = { text: '' }
    Clipboard.prototype.writeText = async (text) => void (copied.text = text)
    Clipboard.prototype.write = async ([item]) => {
      copied.text = (await (await item?.getType('text/plain'))?.text()) ?? ''
    }
    return copied
  })
  return () => watch.evaluate(({ text }) => text)
}

async function headings({ conversation }: Jutt): Promise<number> {
  return conversation.getByRole('heading').count()
}

/** What stands in the middle of the view, and where. */
async function anchor({ page }: Jutt) {
  const element = await page.evaluateHandle(() => {
    const view = document.querySelector('[role=log]')?.parentElement?.getBoundingClientRect()
    if (!view) throw new Error('There is no conversation')
    return document.elementFromPoint(view.x + view.width / 2, view.y + view.height / 2)
  })
  const top = async (): Promise<number> =>
    element.evaluate((anchor) => anchor?.getBoundingClientRect().top ?? Number.NaN)
  // What came near is rendered within a few frames; then it stands still.
  let before = await top()
  await expect
    .poll(async () => {
      const now = await top()
      const isStill = now === before
      before = now
      return isStill
    })
    .toBe(true)
  return { before, top }
}
