import type { CDPSession, Page } from '@playwright/test'
import { inWords, sendDeltas, sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { markdownOf } from '../service/fake-server/chat/markdown.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { chooseModel, connect, launch, sendInNewChat } from './app.ts'
import { loadReactMarkdown, showGrowing } from './baseline/run.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import {
  countTimes,
  difference,
  recordTasks,
  rest,
  restSpan,
  times,
  type Task,
  type Times,
} from './page-cost.ts'
import { milliseconds } from './report.ts'

const model = 'gemma-4-31B-it'
const characters = 200_000
const quarters = 4

/** Words at the head of each quarter that come one by one, as a model writes them; the rest comes at full speed. */
const slowWords = 20
const slowMs = 50

/** The baseline shows so much of the same text, in pieces of so many characters. */
const baseline = { characters: 20_000, piece: 40 }

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
    await countTimes(cdp)
    await warmUp(page, server, cdp)
    const tasks = await recordTasks(cdp)
    const measured = await streamQuarters(page, server, cdp)
    return summarize(measured, await tasks(), await measureBaseline(page, cdp))
  } finally {
    await close()
    await server.close()
  }
}

/** Milliseconds of the main thread for 1,000 characters by react-markdown, which parses all of it with each piece. */
async function measureBaseline(page: Page, cdp: CDPSession): Promise<number> {
  await page.getByRole('button', { name: 'New chat', exact: true }).click()
  await loadReactMarkdown(cdp)
  await rest(cdp)
  const text = markdownOf(baseline.characters).slice(0, baseline.characters)
  const pieces = text.match(new RegExp(`[^]{1,${baseline.piece}}`, 'g')) ?? []
  const before = await times(cdp)
  await showGrowing(cdp, pieces)
  const cost = difference(await rest(cdp), before)
  return (cost.thread / baseline.characters) * 1000
}

function summarize(
  measured: readonly Quarter[],
  tasks: readonly Task[],
  perThousandBaseline: number,
): Measured {
  const perThousand = measured.map(({ cost, characters }) => (cost.thread / characters) * 1000)
  const first = perThousand[0] ?? Number.NaN
  const last = perThousand.at(-1) ?? Number.NaN
  const longest = tasks.reduce((most, { own }) => Math.max(most, own), 0)
  const longestWall = tasks.reduce((most, { wall }) => Math.max(most, wall), 0)
  const over = tasks.filter(({ own }) => own > 50)
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
        name: 'longest task, of the thread’s own time',
        figure: milliseconds(longest),
        baseline: `${milliseconds(longestWall)} by the wall clock, with all else that the machine did`,
        ratio: '-',
        goal: 'no task > 50 ms',
        verdict: verdict(longest <= 50),
      },
      {
        id: 'P1',
        name: 'renderer CPU per 1,000 characters, whole answer',
        figure: milliseconds(overall),
        baseline: `${milliseconds(perThousandBaseline)} (react-markdown, ${baseline.characters} characters)`,
        ratio: (overall / perThousandBaseline).toFixed(3),
        goal: '<= 1/20 of the baseline',
        verdict: verdict(overall <= perThousandBaseline / 20),
      },
    ],
    raw: [
      ...measured.map(describeQuarter),
      `tasks over 50 ms of own time: ${over.length}, together ${Math.round(sum(over.map(({ own }) => own)))} ms`,
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
