import { setTimeout as pause } from 'node:timers/promises'
import { inWords, sendDeltas, sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { markdownOf } from '../service/fake-server/chat/markdown.ts'
import { sendInNewChat } from './app.ts'
import { atDesk, type Desk } from './desk.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { recordTasks, rest } from './page-cost.ts'
import { warmUp } from './quarters.ts'
import { milliseconds } from './report.ts'

/** unslothai/unsloth, pull request 8845: a stream of so many characters, the processor so many times slower. */
const throttled = { characters: 60_000, slower: 8, longestStall: 622, painted: 10_800 }
/** unslothai/unsloth, pull request 8750: so long a reply, then so many characters more over so many milliseconds. */
const long = { characters: 175_000, more: 4000, overMs: 8000, elements: 6842, longTasks: 2708 }

/** The two loads for which Unsloth Studio has published figures, on this machine instead of theirs. */
export async function measurePeers(bench: Bench): Promise<Measured> {
  return atDesk(bench, async (desk) => {
    await warmUp(desk)
    return summarize(await streamThrottled(desk), await streamLongReply(desk))
  })
}

async function streamThrottled({ page, server, cdp }: Desk) {
  const text = markdownOf(throttled.characters)
  server.chat.next('markdown', { characters: throttled.characters })
  const end = text.trimEnd().split('\n').at(-1)?.replace(/^> /, '') ?? ''
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttled.slower })
  const watch = await page.evaluateHandle(watchStalls, end)
  await sendInNewChat(page, 'a long answer, please')
  const seen = await watch.evaluate(({ result }) => result)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: 1 })
  await rest(cdp)
  return seen
}

async function streamLongReply({ page, server, cdp }: Desk) {
  const words = inWords(markdownOf(long.characters))
  const more = inWords(markdownOf(long.more))
  const visit = server.chat.nextDo(async (exchange) => {
    exchange.head(200, litellm.headers)
    await sendRole(exchange, litellm)
    await sendDeltas(exchange, litellm, { content: words })
    await exchange.hold()
    await sendDeltas(exchange, litellm, { content: more }, { everyMs: long.overMs / more.length })
    await sendEnd(exchange, litellm, { content: [] })
  })
  await sendInNewChat(page, 'a very long answer, please')
  await visit.reached
  await pause(1000)
  await rest(cdp)
  const endRecording = await recordTasks(cdp)
  visit.release()
  await page.getByRole('button', { name: 'Stop', exact: true }).waitFor({ state: 'hidden' })
  await rest(cdp)
  const overLong = (await endRecording()).filter(({ wall }) => wall > 50)
  return {
    elements: await page.evaluate(() => document.querySelectorAll('*').length),
    longTasks: overLong.reduce((sum, { wall }) => sum + wall, 0),
  }
}

function summarize(
  slow: Awaited<ReturnType<typeof streamThrottled>>,
  reply: Awaited<ReturnType<typeof streamLongReply>>,
): Measured {
  const outcome = (name: string, ours: number, theirs: number, unit: string) => ({
    id: 'peers',
    name,
    figure: `${ours.toFixed(0)}${unit}`,
    baseline: `${theirs}${unit} (published by Unsloth Studio, on its own machine)`,
    ratio: (ours / theirs).toFixed(2),
    goal: 'less than theirs',
    verdict: verdict(ours < theirs),
  })
  const { characters, slower } = throttled
  const replied = `a reply of ${long.characters} characters and ${long.more} more`
  return {
    outcomes: [
      outcome(
        `${characters} characters at ${slower} x CPU throttling, longest stall`,
        slow.longest,
        throttled.longestStall,
        ' ms',
      ),
      outcome(
        `${characters} characters at ${slower} x CPU throttling, sent -> fully painted`,
        slow.painted,
        throttled.painted,
        ' ms',
      ),
      outcome(`${replied}, elements of the page`, reply.elements, long.elements, ''),
      outcome(`${replied}, long tasks together`, reply.longTasks, long.longTasks, ' ms'),
    ],
    raw: [`second longest stall: ${milliseconds(slow.second)}`],
  }
}

/** In the page: the longest times without a frame from now until this text is seen, and how long that took. */
function watchStalls(text: string): {
  result: Promise<{ longest: number; second: number; painted: number }>
} {
  const { promise, resolve } = Promise.withResolvers<{
    longest: number
    second: number
    painted: number
  }>()
  const began = performance.now()
  const gaps: number[] = []
  let before = began
  const step = (moment: number): void => {
    gaps.push(moment - before)
    before = moment
    if (document.querySelector('[role=log]')?.lastElementChild?.textContent.includes(text)) {
      const [longest = 0, second = 0] = gaps.toSorted((one, other) => other - one)
      resolve({ longest, second, painted: performance.now() - began })
      return
    }
    requestAnimationFrame(step)
  }
  requestAnimationFrame(step)
  return { result: promise }
}
