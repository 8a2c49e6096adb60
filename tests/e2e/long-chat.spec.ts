import { longChatTitle, storeLongChat } from '../long/store-chats.ts'
import { expect, test, type Jutt } from './jutt.ts'

const turns = 300
const model = 'gemma-4-31B-it'

test('of a long chat what is near is rendered, and an answer being written moves nobody who reads', async ({
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
  await expect(conversation.locator('article')).toHaveCount(2 * turns)
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

async function headings({ conversation }: Jutt): Promise<number> {
  // Quicker than by role, which asks each of thousands of elements whether it is hidden.
  return conversation.locator('[data-streamdown^=heading]').count()
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
