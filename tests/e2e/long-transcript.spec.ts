import { recordTasks, type Task } from '../bench/page-cost.ts'
import { longTranscriptName, storeLongTranscript } from '../long/store-transcript.ts'
import { expect, test } from './jutt.ts'
import { describeTranscripts } from './transcript-page.ts'

/** Milliseconds of the page's own processor time, whatever else the machine does. */
const openGoal = 100
const scrollGoal = 50

test('a transcript of ten hours opens and scrolls without a standstill, and an edit at its end shows at once', async ({
  launch,
  server,
  profile,
}) => {
  const words = storeLongTranscript(profile, 10)
  expect(words).toBeGreaterThan(85_000)
  const jutt = await launch()
  await jutt.connect(server)
  const { page } = jutt
  const { text, row } = describeTranscripts(jutt)
  const cdp = await page.context().newCDPSession(page)
  const paragraphs = text.getByRole('paragraph')

  let stop = await recordTasks(cdp)
  await row(longTranscriptName).getByRole('button').first().click()
  await expect(paragraphs.first()).toContainText('Siin on osa 0.', { timeout: 30_000 })
  const opening = longest(await stop())

  stop = await recordTasks(cdp)
  await page.mouse.move(600, 400)
  for (let turn = 0; turn < 40; turn++) await page.mouse.wheel(0, 700)
  await text.focus()
  await page.keyboard.press('End')
  await expect(text.getByText('Siin on osa 1383.')).toBeInViewport({ timeout: 15_000 })
  const scrolling = longest(await stop())
  expect(await paragraphs.count()).toBeLessThan(40)

  await text
    .getByRole('button', { name: /^Edit / })
    .last()
    .click()
  const field = text.getByRole('textbox')
  await field.fill('Sellega on kõik öeldud.')
  stop = await recordTasks(cdp)
  await field.press('Enter')
  await expect(paragraphs.last()).toHaveText('Sellega on kõik öeldud.', { timeout: 15_000 })
  const editing = longest(await stop())

  console.log(
    `      ${words} words; longest task, own time: open ${opening} ms, scroll ${scrolling} ms, edit ${editing} ms`,
  )
  expect(opening).toBeLessThanOrEqual(openGoal)
  expect(scrolling).toBeLessThanOrEqual(scrollGoal)
  expect(editing).toBeLessThanOrEqual(openGoal)
})

function longest(tasks: readonly Task[]): number {
  return Math.round(Math.max(...tasks.map(({ own }) => own)))
}
