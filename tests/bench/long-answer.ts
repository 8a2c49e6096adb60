import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { inWords, sendDeltas, sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { markdownOf } from '../service/fake-server/chat/markdown.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { chooseModel, connect, launch, sendInNewChat } from './app.ts'
import type { Bench, Measured } from './goal.ts'
import { milliseconds } from './report.ts'

const model = 'gemma-4-31B-it'
const characters = 200_000
const quarters = 4
/** A window has come to rest when its page worked less than this share of half a second. */
const atRest = 0.02

/** One quarter of the answer, measured until the window is at rest again. */
interface Quarter {
  characters: number
  /** Milliseconds of the page's main thread, on the processor's clock. */
  thread: number
  /** Milliseconds of all threads of the page's process. */
  process: number
  /** Milliseconds from the first byte to rest. */
  wall: number
}

/** P1: what it costs the page to show an answer of 200,000 characters, streamed as fast as it can be taken. */
export async function measureLongAnswer({ host, folder }: Bench): Promise<Measured> {
  const server = await startFakeServer()
  const { page, close } = await launch(host, folder)
  try {
    await connect(page, server)
    await chooseModel(page, model)
    const cdp = await page.context().newCDPSession(page)
    // Thread ticks count the thread's own processor time, whatever else the machine is doing.
    await cdp.send('Performance.enable', { timeDomain: 'threadTicks' })
    await warmUp(page, server, cdp)
    const tasks = await page.evaluateHandle(watchLongTasks)
    const measured = await streamQuarters(page, server, cdp)
    return summarize(measured, await tasks.evaluate(({ durations }) => durations))
  } finally {
    await close()
    await server.close()
  }
}

function summarize(measured: readonly Quarter[], longTasks: readonly number[]): Measured {
  const perThousand = measured.map(({ thread, characters }) => (thread / characters) * 1000)
  const first = perThousand[0] ?? Number.NaN
  const last = perThousand.at(-1) ?? Number.NaN
  const longest = Math.max(0, ...longTasks)
  const total = measured.reduce((sum, { thread }) => sum + thread, 0)
  const said = measured.reduce((sum, quarter) => sum + quarter.characters, 0)
  const overall = milliseconds((total / said) * 1000)
  return {
    outcomes: [
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters, last quarter',
        figure: milliseconds(last),
        baseline: `${milliseconds(first)} (first quarter)`,
        ratio: (last / first).toFixed(2),
        goal: '<= 1.3 x',
        met: last / first <= 1.3,
      },
      {
        id: 'P1',
        name: 'longest task',
        figure: longTasks.length === 0 ? 'none over 50 ms' : milliseconds(longest),
        baseline: 'none',
        ratio: '-',
        goal: 'no task > 50 ms',
        met: longest <= 50,
      },
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters against react-markdown',
        figure: overall,
        baseline: 'no baseline yet',
        ratio: '-',
        goal: '<= 1/20 of the baseline',
        met: false,
      },
    ],
    raw: [
      ...measured.map(
        (quarter, index) =>
          `quarter ${index + 1}: ${quarter.characters} characters in ${Math.round(quarter.wall)} ms, ` +
          `main thread ${Math.round(quarter.thread)} ms, whole process ${Math.round(quarter.process)} ms`,
      ),
      `tasks over 50 ms: ${longTasks.length}, together ${milliseconds(longTasks.reduce((sum, task) => sum + task, 0))}`,
    ],
  }
}

/** The renderer of answers, the highlighter's languages and the maths are fetched before anything is measured. */
async function warmUp(page: Page, server: FakeServer, cdp: CDPSession): Promise<void> {
  server.chat.next('markdown', { characters: 3000 })
  await sendInNewChat(page, 'warm up')
  await page.getByText('A quotation closes section 1.').waitFor()
  await page.locator('math').first().waitFor({ state: 'attached' })
  await rest(cdp)
}

async function streamQuarters(page: Page, server: FakeServer, cdp: CDPSession): Promise<Quarter[]> {
  const parts = inQuarters(markdownOf(characters))
  const gates = parts.map(() => Promise.withResolvers<void>())
  server.chat.nextDo(async (exchange) => {
    exchange.head(200, litellm.headers)
    await sendRole(exchange, litellm)
    for (const [index, part] of parts.entries()) {
      await gates[index]?.promise
      await sendDeltas(exchange, litellm, { content: inWords(part.text) })
    }
    await sendEnd(exchange, litellm, { content: [] })
  })
  await sendInNewChat(page, 'a long answer, please')
  await rest(cdp)
  const measured: Quarter[] = []
  for (const [index, { text, lastSection }] of parts.entries()) {
    const started = performance.now()
    const before = await times(cdp)
    gates[index]?.resolve()
    await page
      .getByText(`A quotation closes section ${lastSection}.`)
      .waitFor({ state: 'attached', timeout: 180_000 })
    const after = await rest(cdp)
    measured.push({
      characters: text.length,
      thread: after.thread - before.thread,
      process: after.process - before.process,
      wall: performance.now() - started,
    })
  }
  return measured
}

/** Four parts of about the same length, each ending with a whole section. */
function inQuarters(markdown: string): { text: string; lastSection: string }[] {
  const sections = markdown.split(/(?=^## )/m)
  const share = sections.length / quarters
  return Array.from({ length: quarters }, (_, index) => {
    const own = sections.slice(Math.round(index * share), Math.round((index + 1) * share))
    const lastSection = /^## Section (\d+)/.exec(own.at(-1) ?? '')?.[1] ?? ''
    return { text: own.join(''), lastSection }
  })
}

interface Times {
  thread: number
  process: number
}

/** The page's processor time so far, in milliseconds. */
async function times(cdp: CDPSession): Promise<Times> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const value = (name: string): number => {
    const metric = metrics.find((candidate) => candidate.name === name)
    if (!metric) throw new Error(`Chromium gave no ${name}`)
    return metric.value * 1000
  }
  return { thread: value('TaskDuration'), process: value('ProcessTime') }
}

/** Waits until the page has nothing to do any more; answers its times when that began. */
async function rest(cdp: CDPSession): Promise<Times> {
  const span = 500
  let before = await times(cdp)
  for (;;) {
    await pause(span)
    const after = await times(cdp)
    if (after.thread - before.thread < span * atRest) return before
    before = after
  }
}

/** In the page: the durations of all tasks of more than 50 ms from now on. */
function watchLongTasks(): { durations: number[] } {
  const durations: number[] = []
  const observer = new PerformanceObserver((list) => {
    durations.push(...list.getEntries().map(({ duration }) => duration))
  })
  observer.observe({ type: 'longtask' })
  return { durations }
}
