import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession, Page } from '@playwright/test'
import { inWords, sendDeltas, sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { markdownOf } from '../service/fake-server/chat/markdown.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { chooseModel, connect, launch, sendInNewChat } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { milliseconds } from './report.ts'

const model = 'gemma-4-31B-it'
const characters = 200_000
const quarters = 4
/** A window is at rest when its page worked less than this share of so many milliseconds. */
const atRest = 0.02
const restSpan = 500

/** Words at the head of each quarter that come one by one, as a model writes them; the rest comes at full speed. */
const slowWords = 20
const slowMs = 50

/** The page's processor time in milliseconds: of its main thread, by kind, and of all threads of its process. */
interface Times {
  thread: number
  script: number
  style: number
  layout: number
  process: number
}

/** One quarter of the answer, measured until the window is at rest again. */
interface Quarter {
  /** UTF-16 code units that came at full speed. */
  characters: number
  cost: Times
  /** Milliseconds from the first byte to rest. */
  wall: number
  /** Milliseconds of the main thread for one more word at the quarter's beginning. */
  perSlowWord: number
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
  const perThousand = measured.map(({ cost, characters }) => (cost.thread / characters) * 1000)
  const first = perThousand[0] ?? Number.NaN
  const last = perThousand.at(-1) ?? Number.NaN
  const longest = Math.max(0, ...longTasks)
  const all = sum(measured.map(({ cost }) => cost.thread))
  const overall = (all / sum(measured.map((quarter) => quarter.characters))) * 1000
  const slow = measured.map(({ perSlowWord }) => milliseconds(perSlowWord)).join(', ')
  return {
    outcomes: [
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters, last quarter',
        figure: milliseconds(last),
        baseline: `${milliseconds(first)} (first quarter)`,
        ratio: (last / first).toFixed(2),
        goal: '<= 1.3 x',
        verdict: verdict(last / first <= 1.3),
      },
      {
        id: 'P1',
        name: 'longest task',
        figure: longTasks.length === 0 ? 'none over 50 ms' : milliseconds(longest),
        baseline: 'none',
        ratio: '-',
        goal: 'no task > 50 ms',
        verdict: verdict(longest <= 50),
      },
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters, whole answer',
        figure: milliseconds(overall),
        baseline: 'no baseline yet (react-markdown)',
        ratio: '-',
        goal: '<= 1/20 of the baseline',
        verdict: 'not yet measured',
      },
    ],
    raw: [
      ...measured.map(describeQuarter),
      `tasks over 50 ms: ${longTasks.length}, together ${Math.round(sum(longTasks))} ms`,
      `main thread for one more word at the beginning of each quarter: ${slow}`,
    ],
  }
}

function describeQuarter({ characters, cost, wall }: Quarter, index: number): string {
  const { thread, script, style, layout } = cost
  const rounded = (value: number): string => `${Math.round(value)} ms`
  return (
    `quarter ${index + 1}: ${characters} characters in ${rounded(wall)}; main thread ${rounded(thread)} ` +
    `(script ${rounded(script)}, style ${rounded(style)}, layout ${rounded(layout)}, ` +
    `painting and other ${rounded(thread - script - style - layout)}), whole process ${rounded(cost.process)}`
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

/** The renderer of answers, the highlighter's languages and the maths are fetched before anything is measured. */
async function warmUp(page: Page, server: FakeServer, cdp: CDPSession): Promise<void> {
  server.chat.next('markdown', { characters: 3000 })
  await sendInNewChat(page, 'warm up')
  const answer = page.getByRole('article', { name: model })
  await answer.locator('math').first().waitFor({ state: 'attached' })
  await answer.locator('pre span').first().waitFor({ state: 'attached' })
  await rest(cdp)
}

async function streamQuarters(page: Page, server: FakeServer, cdp: CDPSession): Promise<Quarter[]> {
  const parts = inQuarters(markdownOf(characters))
  const portions = parts.flatMap(({ text }) => {
    const words = inWords(text)
    return [
      { words: words.slice(0, slowWords), pace: { everyMs: slowMs } },
      { words: words.slice(slowWords), pace: {} },
    ]
  })
  const gates = portions.map(() => Promise.withResolvers<void>())
  const out = portions.map(() => Promise.withResolvers<void>())
  server.chat.nextDo(async (exchange) => {
    exchange.head(200, litellm.headers)
    await sendRole(exchange, litellm)
    for (const [index, { words, pace }] of portions.entries()) {
      await gates[index]?.promise
      await sendDeltas(exchange, litellm, { content: words }, pace)
      out[index]?.resolve()
    }
    await sendEnd(exchange, litellm, { content: [] })
  })

  /** Lets one portion through; answers what it cost until the page was at rest. */
  async function measure(index: number): Promise<{ cost: Times; wall: number }> {
    const started = performance.now()
    const before = await times(cdp)
    gates[index]?.resolve()
    await out[index]?.promise
    const cost = difference(await rest(cdp), before)
    return { cost, wall: performance.now() - started - restSpan }
  }

  await sendInNewChat(page, 'a long answer, please')
  await rest(cdp)
  const measured: Quarter[] = []
  for (const [index, { end }] of parts.entries()) {
    const slow = await measure(2 * index)
    const fast = await measure(2 * index + 1)
    // Looking for the text costs the page time, so it is looked for after the measuring.
    await page.getByRole('log').getByText(end).waitFor({ timeout: 5000 })
    await rest(cdp)
    const length = portions[2 * index + 1]?.words.join('').length ?? Number.NaN
    measured.push({ characters: length, ...fast, perSlowWord: slow.cost.thread / slowWords })
  }
  return measured
}

/** Four parts of about the same length, each ending with a whole section. */
function inQuarters(markdown: string): { text: string; end: string }[] {
  const sections = markdown.split(/(?=^## )/m)
  const share = sections.length / quarters
  return Array.from({ length: quarters }, (_, index) => {
    const own = sections.slice(Math.round(index * share), Math.round((index + 1) * share))
    const text = own.join('')
    return { text, end: text.trimEnd().split('\n').at(-1)?.replace(/^> /, '') ?? '' }
  })
}

async function times(cdp: CDPSession): Promise<Times> {
  const { metrics } = await cdp.send('Performance.getMetrics')
  const value = (name: string): number => {
    const metric = metrics.find((candidate) => candidate.name === name)
    if (!metric) throw new Error(`Chromium gave no ${name}`)
    return metric.value * 1000
  }
  return {
    thread: value('TaskDuration'),
    script: value('ScriptDuration'),
    style: value('RecalcStyleDuration'),
    layout: value('LayoutDuration'),
    process: value('ProcessTime'),
  }
}

function difference(after: Times, before: Times): Times {
  return {
    thread: after.thread - before.thread,
    script: after.script - before.script,
    style: after.style - before.style,
    layout: after.layout - before.layout,
    process: after.process - before.process,
  }
}

/** Waits until the page has nothing to do any more; answers its times when that began. */
async function rest(cdp: CDPSession): Promise<Times> {
  let before = await times(cdp)
  for (;;) {
    await pause(restSpan)
    const after = await times(cdp)
    if (after.thread - before.thread < restSpan * atRest) return before
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
