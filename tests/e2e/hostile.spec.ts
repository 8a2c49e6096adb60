import { startCanary } from './hostile/canary.ts'
import type { Group } from './hostile/group.ts'
import { html } from './hostile/html.ts'
import { links } from './hostile/links.ts'
import { more } from './hostile/more.ts'
import { findHarm, watchPage, type Watched } from './hostile/watch-page.ts'
import { expect, test as base, type Jutt } from './jutt.ts'

const model = 'gemma-4-31B-it'
/** Longer than that between two frames and the window stands still, also on a busy machine; in milliseconds. */
const standstill = 2000

const test = base.extend<{ canary: Awaited<ReturnType<typeof startCanary>> }>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads what a fixture needs from this pattern
  canary: async ({}, use) => {
    const canary = await startCanary()
    await use(canary)
    await canary.close()
  },
})

/** What might go on into the next payload of an answer stands alone in its own. */
const goesOn = /```|~~~|\$\$|\\\[|<!--|<\/?(?:script|style|pre|textarea)|\]:|^ {0,3}[->#|*+]|\n/i

function answersOf({ payloads }: Group): string[][] {
  const alone = payloads.filter((payload) => goesOn.test(payload) || payload.length > 1000)
  const others = payloads.filter((payload) => !alone.includes(payload))
  const together = Array.from({ length: Math.ceil(others.length / 10) }, (_, index) =>
    others.slice(index * 10, index * 10 + 10),
  )
  return [...together, ...alone.map((payload) => [payload])]
}

const groups = [...html, ...links, ...more]

test('there are enough of them, and none twice', () => {
  const all = groups.flatMap(({ payloads }) => payloads)
  expect(all.length).toBeGreaterThanOrEqual(200)
  expect(new Set(all).size).toBe(all.length)
})

for (const group of groups) {
  test(`hostile answers do nothing: ${group.name}`, async ({ jutt, server, canary }) => {
    test.setTimeout(180_000)
    const page = await watched(jutt)
    await jutt.audioPage()
    await jutt.chooseModel(model)
    const here = page.url()
    const answers = answersOf(group)
    for (const [index, payloads] of answers.entries()) {
      const content = payloads.map(canary.named).join('\n\n')
      server.chat.next('litellm', { content })
      await jutt.ask(`${index + 1} of ${answers.length}`)
      const answer = jutt.conversation.getByRole('article').last()
      expect(await answer.evaluate(findHarm), content).toEqual([])
      const { seen, longestFrame } = await whatWasSeen(jutt)
      expect(seen, content).toEqual([])
      expect(longestFrame, content.slice(0, 200)).toBeLessThan(standstill)
    }
    expect(page.url()).toBe(here)
    expect(jutt.app.windows()).toHaveLength(2)
    expect(canary.asked).toEqual([])
    expect(server.requestsOf('other')).toEqual([])
    expect(server.requestsOf('chat')).toHaveLength(answers.length)
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

/** What the page saw since it was asked last. */
async function whatWasSeen({ page }: Jutt): Promise<Watched> {
  return page.evaluate(() => {
    const { watched } = globalThis as unknown as { watched: Watched }
    const seen = { ...watched }
    Object.assign(watched, { seen: [], longestFrame: 0 })
    return seen
  })
}
