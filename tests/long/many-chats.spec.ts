import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, type Jutt } from '../e2e/jutt.ts'
import { watchNextKeys } from '../bench/key-delays.ts'
import { quantile } from '../bench/statistics.ts'
import { answerOf, storeChats, titleOf } from './store-chats.ts'

const stored = 10_000
const model = 'gemma-4-31B-it'
const titles = (from: number, to: number): string[] =>
  Array.from({ length: to - from + 1 }, (_, index) => titleOf(from + index))

test.beforeEach(({ profile }, info) => {
  info.setTimeout(180_000)
  storeChats(profile, stored)
})

test('with 10,000 chats stored the list comes in pages, to the very first chat', async ({
  jutt,
}) => {
  const items = jutt.chatList.getByRole('listitem')
  await expect(items.first()).toHaveText(titleOf(1))
  // The first page and at most what lies just below the window.
  expect(await items.count()).toBeLessThanOrEqual(300)

  const startedAt = performance.now()
  // Asking for the role of thousands of items again and again would measure the asking.
  const entries = jutt.chatList.locator('li')
  let seen = 0
  while (seen < stored) {
    await scrollToEnd(jutt)
    await expect.poll(() => entries.count(), { intervals: [20] }).toBeGreaterThan(seen)
    seen = await entries.count()
  }
  console.log(`  all ${seen} listed after ${Math.round(performance.now() - startedAt)} ms`)
  expect(await items.allTextContents()).toEqual(titles(1, stored))
  // Days that come into view turn out longer than they were taken for, so the end may move once more.
  await expect(async () => {
    await scrollToEnd(jutt)
    await expect(entries.last()).toBeInViewport({ timeout: 500 })
  }).toPass()
  await entries.last().getByText(titleOf(stored), { exact: true }).click()
  await expect(jutt.article(model)).toContainText(answerOf(stored))
})

test('with 10,000 chats stored a new chat comes first, and a deleted one can come back', async ({
  jutt,
}) => {
  const items = jutt.chatList.getByRole('listitem')
  await jutt.chooseModel(model)
  await jutt.button('New chat').click()
  await jutt.ask('the newest of all')
  await expect(items.nth(0)).toHaveText('the newest of all')
  await expect(items.nth(1)).toHaveText(titleOf(1))
  await jutt.chatList.getByText(titleOf(3), { exact: true }).click()
  await expect(jutt.article(model)).toContainText(answerOf(3))
  await jutt.ask('again')
  await expect(items.nth(0)).toHaveText(titleOf(3))
  await expect(items.nth(1)).toHaveText('the newest of all')
})

/** Scrolls until so many entries are there. */
async function listAtLeast(jutt: Jutt, count: number): Promise<void> {
  const entries = jutt.chatList.locator('li')
  await expect(entries.first()).toBeVisible()
  while ((await entries.count()) < count) {
    const before = await entries.count()
    await scrollToEnd(jutt)
    await expect.poll(() => entries.count(), { intervals: [20] }).toBeGreaterThan(before)
  }
}

test('with 10,000 chats stored opening one is quick and typing is not delayed', async ({
  jutt,
}) => {
  await listAtLeast(jutt, 500)

  const opened: number[] = []
  for (let number = 1; number <= 20; number++) {
    const entry = jutt.chatList.getByText(titleOf(number), { exact: true })
    await entry.scrollIntoViewIfNeeded()
    const watch = await jutt.page.evaluateHandle(watchNextClick, answerOf(number))
    await entry.click()
    opened.push(await watch.evaluate(({ milliseconds }) => milliseconds))
  }
  console.log(`  from click to answer: ${describe(opened)}`)
  expect(quantile(opened, 0.5)).toBeLessThanOrEqual(100)

  await jutt.message.click()
  const watch = await jutt.page.evaluateHandle(watchNextKeys, 60)
  await jutt.page.keyboard.type('x'.repeat(60), { delay: 30 })
  const keys = await watch.evaluate(({ milliseconds }) => milliseconds)
  console.log(`  from key to the frame after its letter: ${describe(keys)}`)
  await expect(jutt.message).toHaveValue('x'.repeat(60))
  expect(quantile(keys, 0.95)).toBeLessThanOrEqual(50)
})

test('with 10,000 chats stored a thousand of them are deleted at once, and Undo brings them back', async ({
  jutt,
}) => {
  const entries = jutt.chatList.locator('li')
  await listAtLeast(jutt, 1000)
  const first = jutt.chatList.getByText(titleOf(1), { exact: true })
  await first.scrollIntoViewIfNeeded()
  await first.click({ modifiers: ['ControlOrMeta'] })
  await jutt.button('Select all').click()
  const chosen = await entries.count()
  await watchMain(jutt)
  const began = performance.now()
  await jutt.button('Delete selected').click()
  await expect(first).toHaveCount(0)
  const deleted = performance.now()
  await jutt.button('Undo').click()
  await expect(first).toBeVisible()
  const restored = performance.now()
  await expect.poll(() => entries.count()).toBeGreaterThanOrEqual(chosen)
  console.log(
    `  ${chosen} deleted in ${Math.round(deleted - began)} ms, back after ${Math.round(restored - deleted)} ms; main was busy for ${await longestOf(jutt)} ms at most`,
  )
  expect((await entries.allTextContents()).slice(0, 1000)).toEqual(titles(1, 1000))
})

test('an import of 5,000 chats keeps main busy for 50 ms at most', async ({ jutt, profile }) => {
  const file = join(profile, 'chatgpt.json')
  writeFileSync(file, JSON.stringify(Array.from({ length: 5000 }, (_, index) => exported(index))))
  await jutt.app.evaluate(({ dialog }, path) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [path] })
  }, file)
  await jutt.button('Settings').click()
  await watchMain(jutt)
  await jutt.button('Import…').click()
  await expect(jutt.page.getByText('5,000 chats are imported.')).toBeVisible({ timeout: 60_000 })
  const longest = await longestOf(jutt)
  console.log(`  main was busy for ${longest} ms at most`)
  expect(longest).toBeLessThanOrEqual(50)
})

/** A conversation as ChatGPT exports it. */
function exported(index: number) {
  const message = (id: string, role: string, text: string) => ({
    id,
    author: { role },
    create_time: 1_700_000_000 + index,
    content: { content_type: 'text', parts: [text] },
  })
  return {
    id: `exported-${index}`,
    title: `Exported ${index}`,
    create_time: 1_700_000_000 + index,
    update_time: 1_700_000_000 + index,
    current_node: `a${index}`,
    mapping: {
      root: { id: 'root', message: null, parent: null, children: [`q${index}`] },
      [`q${index}`]: {
        id: `q${index}`,
        message: message(`q${index}`, 'user', 'How is it?'),
        parent: 'root',
        children: [`a${index}`],
      },
      [`a${index}`]: {
        id: `a${index}`,
        message: message(`a${index}`, 'assistant', 'Quite well. '.repeat(100)),
        parent: `q${index}`,
        children: [],
      },
    },
  }
}

/** Begins to watch how long main does nothing else, by its own processor time: what other programs do is not counted. */
async function watchMain({ app }: Jutt): Promise<void> {
  await app.evaluate(() => {
    let before = process.threadCpuUsage()
    const watched = { longest: 0, timer: setInterval(look, 5) }
    Object.assign(globalThis, { watched })

    function look(): void {
      const { user, system } = process.threadCpuUsage(before)
      watched.longest = Math.max(watched.longest, (user + system) / 1000)
      before = process.threadCpuUsage()
    }
  })
}

async function longestOf({ app }: Jutt): Promise<number> {
  return app.evaluate(() => {
    const watched: unknown = Reflect.get(globalThis, 'watched')
    if (typeof watched !== 'object' || watched === null) return Number.NaN
    clearInterval(Reflect.get(watched, 'timer') as NodeJS.Timeout)
    return Math.round(Number(Reflect.get(watched, 'longest')))
  })
}

async function scrollToEnd({ chatList }: Jutt): Promise<void> {
  await chatList.evaluate((list) => list.scrollTo(0, list.scrollHeight))
}

function describe(milliseconds: readonly number[]): string {
  const at = (share: number) => `${quantile(milliseconds, share).toFixed(1)} ms`
  return `median ${at(0.5)}, 95th percentile ${at(0.95)}, worst ${at(1)}`
}

/** In the page: from the next click to the frame in which this text stands in the conversation. */
function watchNextClick(text: string): { milliseconds: Promise<number> } {
  const { promise, resolve } = Promise.withResolvers<number>()
  const onClick = ({ timeStamp }: Event): void => {
    const look = (): void => {
      const isThere = document.querySelector('[role=log]')?.textContent.includes(text)
      if (isThere) resolve(performance.now() - timeStamp)
      else requestAnimationFrame(look)
    }
    requestAnimationFrame(look)
  }
  document.addEventListener('pointerdown', onClick, { capture: true, once: true })
  return { milliseconds: promise }
}
