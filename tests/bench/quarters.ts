import { inWords, sendDeltas, sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { sendInNewChat } from './app.ts'
import type { Desk } from './desk.ts'
import {
  difference,
  recordTasks,
  rest,
  restSpan,
  times,
  type Task,
  type Times,
} from './page-cost.ts'

/** A part of an answer, and words by which its end is known on the screen, where there are such. */
export interface Part {
  text: string
  end: string | null
}

/** Words at the head of each quarter that come one by one, as a model writes them; the rest comes at full speed. */
const slowWords = 20
const slowMs = 50

/** One quarter of the answer, measured until the window is at rest again. */
export interface Quarter {
  /** UTF-16 code units that came at full speed. */
  characters: number
  cost: Times
  /** Milliseconds from the first byte to rest. */
  wall: number
  /** Milliseconds of the main thread for one more word at the quarter's beginning. */
  perSlowWord: number
  tasks: readonly Task[]
}

/** The renderer of answers, the highlighter's languages and the maths are fetched before anything is measured. */
export async function warmUp({ page, server, cdp }: Desk): Promise<void> {
  server.chat.next('markdown', { characters: 3000 })
  await sendInNewChat(page, 'warm up')
  const answer = page.getByRole('article').last()
  await answer.locator('math').first().waitFor({ state: 'attached' })
  await answer.locator('pre span').first().waitFor({ state: 'attached' })
  await rest(cdp)
}

/** Streams an answer part by part, each as fast as it is taken, and measures each until the window is at rest again. */
export async function streamQuarters(
  { page, server, cdp }: Desk,
  parts: readonly Part[],
): Promise<Quarter[]> {
  const portions = parts.flatMap(({ text }) => {
    const words = inWords(text)
    return [
      { words: words.slice(0, slowWords), pace: { everyMs: slowMs } },
      { words: words.slice(slowWords), pace: {} },
    ]
  })
  const gates = portions.map(() => Promise.withResolvers<void>())
  const out = portions.map(() => Promise.withResolvers<void>())
  // What the end of an answer costs belongs to no quarter.
  const measuredAll = Promise.withResolvers<void>()
  server.chat.nextDo(async (exchange) => {
    exchange.head(200, litellm.headers)
    await sendRole(exchange, litellm)
    for (const [index, { words, pace }] of portions.entries()) {
      await gates[index]?.promise
      await sendDeltas(exchange, litellm, { content: words }, pace)
      out[index]?.resolve()
    }
    await measuredAll.promise
    await sendEnd(exchange, litellm, { content: [] })
  })

  /** Lets one portion through; answers what it cost until the page was at rest. */
  async function measure(
    index: number,
  ): Promise<{ cost: Times; wall: number; tasks: readonly Task[] }> {
    const endRecording = await recordTasks(cdp)
    const started = performance.now()
    const before = await times(cdp)
    gates[index]?.resolve()
    await out[index]?.promise
    const cost = difference(await rest(cdp), before)
    const wall = performance.now() - started - restSpan
    return { cost, wall, tasks: await endRecording() }
  }

  await sendInNewChat(page, 'a long answer, please')
  await rest(cdp)
  const measured: Quarter[] = []
  for (const [index, { end }] of parts.entries()) {
    const slow = await measure(2 * index)
    const fast = await measure(2 * index + 1)
    // Looking for the text costs the page time, so it is looked for after the measuring.
    if (end !== null)
      await page
        .getByRole('log', { name: 'Conversation' })
        .getByText(end)
        .waitFor({ timeout: 30_000 })
    await rest(cdp)
    const tasks = [...slow.tasks, ...fast.tasks]
    const length = portions[2 * index + 1]?.words.join('').length ?? Number.NaN
    measured.push({ characters: length, ...fast, perSlowWord: slow.cost.thread / slowWords, tasks })
  }
  measuredAll.resolve()
  await rest(cdp)
  return measured
}

export function describeQuarter({ characters, cost, wall }: Quarter, index: number): string {
  const { thread, script, style, layout } = cost
  const rounded = (value: number): string => `${Math.round(value)} ms`
  return (
    `quarter ${index + 1}: ${characters} characters in ${rounded(wall)}; main thread ${rounded(thread)} ` +
    `(script ${rounded(script)}, style ${rounded(style)}, layout ${rounded(layout)}, ` +
    `painting and other ${rounded(thread - script - style - layout)}), whole process ${rounded(cost.process)}`
  )
}
