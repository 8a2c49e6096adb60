import type { Locator, Page } from '@playwright/test'
import { answersOf, marked, standingAlone } from './hostile/answers.ts'
import { startCanary } from './hostile/canary.ts'
import type { Group } from './hostile/group.ts'
import { html } from './hostile/html.ts'
import { links } from './hostile/links.ts'
import { more } from './hostile/more.ts'
import { findHarm, watchPage, type Watched } from './hostile/watch-page.ts'
import { expect, together, type Jutt } from './jutt.ts'

const model = 'gemma-4-31B-it'
/**
 * Milliseconds between two frames, with which the window stands still. The page has to have computed for as long, too:
 * on a busy machine a frame also comes late because others compute. (That counts all steps of an answer, though.)
 */
const standstill = 2000
/** Milliseconds for an answer to be shown to its end: what takes long to parse is shown in many steps. */
const patience = 30_000

const test = together.extend<{ canary: Awaited<ReturnType<typeof startCanary>> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  canary: async ({}, use) => {
    const canary = await startCanary()
    await use(canary)
    await canary.close()
  },
})

const kinds: Record<string, readonly Group[]> = { html, links, 'what else there is': more }

test('there are enough of them, and none twice', () => {
  const all = Object.values(kinds).flatMap((groups) => groups.flatMap(({ payloads }) => payloads))
  expect(all.length).toBeGreaterThanOrEqual(200)
  expect(new Set(all).size).toBe(all.length)
})

for (const [kind, groups] of Object.entries(kinds)) {
  test(`hostile answers do nothing: ${kind}`, async ({ jutt, server, canary }) => {
    test.setTimeout(180_000)
    const page = await watched(jutt)
    const computed = await watchComputing(page)
    await jutt.audioPage()
    await jutt.chooseModel(model)
    const here = page.url()
    await page.setViewportSize({ width: 1100, height: 4000 })

    async function answered(content: string): Promise<Locator> {
      // One that tells no limit, at whose pace Jutt would ask.
      server.chat.next('vllm-new', { content })
      const question = `Number ${server.requestsOf('chat').length + 1}.`
      await jutt.send(question)
      await expect(jutt.article('You')).toContainText(question)
      await expect(jutt.button('Stop')).toBeHidden({ timeout: patience })
      const answer = jutt.conversation.getByRole('article').last()
      await expect(answer).toHaveAccessibleName(model)
      return answer
    }

    /** Has them answered, and tells how many were seen for themselves: the last of these has gone on into the next. */
    async function harmless(payloads: readonly string[]): Promise<number> {
      const before = await computed()
      const content = canary.named(marked(payloads))
      const answer = await answered(content)
      // What is far from what is seen is plain text.
      if (payloads.length > 1) await expect(answer.locator('.far-away')).toHaveCount(0)
      expect(await answer.evaluate(findHarm), content).toEqual([])
      const { seen, longestFrame } = await whatWasSeen(jutt)
      expect(seen, content).toEqual([])
      const stoodStill = Math.min(longestFrame, (await computed()) - before)
      expect(stoodStill, content.slice(0, 200)).toBeLessThan(standstill)
      return Math.min(payloads.length, (await answer.evaluate(standingAlone)) + 1)
    }

    for (const group of groups) {
      await test.step(group.name, async () => {
        const earlier = server.requestsOf('chat').length
        const left = answersOf(group)
        let asked = 0
        for (let payloads = left.shift(); payloads; payloads = left.shift()) {
          // What is looked for by its role is looked for in all of a chat.
          if (asked % 3 === 0) await jutt.button('New chat').click()
          asked += 1
          const tried = await harmless(payloads)
          if (tried < payloads.length) left.unshift(payloads.slice(tried))
        }
        expect(page.url()).toBe(here)
        expect(jutt.app.windows()).toHaveLength(2)
        expect(canary.asked).toEqual([])
        expect(server.requestsOf('other')).toEqual([])
        expect(server.requestsOf('chat')).toHaveLength(earlier + asked)
      })
    }
  })
}

test('what would be harm is seen as harm', async ({ jutt, server, canary }) => {
  const page = await watched(jutt)
  server.chat.next('litellm', { content: 'Nothing.' })
  await jutt.ask('anything')
  const answer = jutt.conversation.getByRole('article').last()
  expect(await answer.evaluate(findHarm)).toEqual([])
  const harm = canary.named(
    '<img src="{canary}/x.png"><a href="javascript:alert(1)">x</a><b onclick="alert(1)">y</b>' +
      '<p style="background:url({canary})">z</p><i id="jutt"></i>',
  )
  await answer.evaluate((element, markup) => element.insertAdjacentHTML('beforeend', markup), harm)
  expect((await answer.evaluate(findHarm)).length).toBeGreaterThanOrEqual(5)
  await expect
    .poll(async () => (await whatWasSeen(jutt)).seen)
    .toContainEqual(expect.stringContaining('img-src'))
  const computed = await watchComputing(page)
  const before = await computed()
  await page.evaluate(() => {
    const until = performance.now() + 500
    while (performance.now() < until);
  })
  expect((await computed()) - before).toBeGreaterThan(100)
  await expect.poll(async () => (await whatWasSeen(jutt)).longestFrame).toBeGreaterThan(400)
  await page.evaluate(() => alert('seen'))
  expect((await whatWasSeen(jutt)).seen).toContain('alert was called')
  await fetch(canary.named('{canary}/seen'))
  expect(canary.asked).toEqual(['a connection', 'GET /seen'])
})

async function watched({ page, message }: Jutt) {
  await page.addInitScript(watchPage)
  await page.reload()
  await expect(message).toBeVisible()
  return page
}

/** Milliseconds for which the page's main thread has computed until now. */
async function watchComputing(page: Page): Promise<() => Promise<number>> {
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
  return async () => {
    const { metrics } = await cdp.send('Performance.getMetrics')
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN)
  }
}

/** What the page saw since it was asked last. */
async function whatWasSeen({ page }: Jutt): Promise<Watched> {
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched }
    const seen = { ...watched }
    Object.assign(watched, { seen: [], longestFrame: 0 })
    return seen
  })
}
