import { mkdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import {
  answerOf,
  longChatAnswer,
  longChatTitle,
  storeChats,
  storeLongChat,
  titleOf,
} from '../long/store-chats.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import { connect, launch, openLongChat } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { countTimes, difference, recordTasks, rest, times } from './page-cost.ts'
import { describeSpread, milliseconds } from './report.ts'
import { quantile } from './statistics.ts'

const turns = 1000
const openings = 12
/** Turns of the wheel and their pixels, as somebody scrolls who looks for something. */
const wheel = { turns: 200, pixels: 400 }

interface Seen {
  /** Milliseconds from the click to the frame that shows the end of the chat. */
  small: number[]
  long: number[]
  /** The page's own milliseconds for the long one, until there was nothing more to do. */
  own: number[]
  /** Milliseconds between two frames while scrolling, by the wall clock. */
  gaps: number[]
  /** The page's own milliseconds in each task of the scrolling. */
  tasks: number[]
  /** Pixels by which what is read moved other than it was scrolled. */
  drifts: number[]
  elements: number
}

/** P4, without its search: a chat of 2,000 messages is opened and scrolled. */
export async function measureLongChat({ host, folder }: Bench): Promise<Measured> {
  const server = await startFakeServer()
  try {
    await mkdir(folder, { recursive: true })
    const first = await launch(host, folder)
    await connect(first.page, server)
    await first.close()
    storeChats(folder, openings)
    storeLongChat(folder, turns)
    const { page, close } = await launch(host, folder)
    try {
      return summarize(await look(page))
    } finally {
      await close()
    }
  } finally {
    await server.close()
  }
}

async function look(page: Page): Promise<Seen> {
  const cdp = await page.context().newCDPSession(page)
  await countTimes(cdp)
  await openLongChat(page)
  const small: number[] = []
  const long: number[] = []
  const own: number[] = []
  for (let number = 1; number <= openings; number++) {
    small.push(await timeOpening(page, titleOf(number), answerOf(number)))
    await rest(cdp)
    const before = await times(cdp)
    long.push(await timeOpening(page, longChatTitle, longChatAnswer(turns)))
    own.push(difference(await rest(cdp), before).thread)
  }
  const endRecording = await recordTasks(cdp)
  const gaps = await scroll(page)
  const tasks = (await endRecording()).map(({ own }) => own)
  await rest(cdp)
  const drifts = await page.evaluate(measureDrift)
  const elements = await page.evaluate(() => document.querySelectorAll('[role=log] *').length)
  return { small, long, own, gaps, tasks, drifts, elements }
}

async function timeOpening(page: Page, title: string, end: string): Promise<number> {
  const entry = page
    .getByRole('navigation', { name: 'Chats and transcripts' })
    .getByText(title, { exact: true })
  await entry.scrollIntoViewIfNeeded()
  const watch = await page.evaluateHandle(watchNextClick, end)
  await entry.click()
  return watch.evaluate(({ milliseconds }) => milliseconds)
}

/** Up and down with the wheel; answers the milliseconds between two frames meanwhile. */
async function scroll(page: Page): Promise<number[]> {
  const box = await page.getByRole('log', { name: 'Conversation' }).boundingBox()
  const width = page.viewportSize()?.width ?? 1000
  await page.mouse.move(box ? box.x + box.width / 2 : width / 2, 300)
  const frames = await page.evaluateHandle(watchFrames)
  for (const pixels of [-wheel.pixels, wheel.pixels])
    for (let turn = 0; turn < wheel.turns; turn++) await page.mouse.wheel(0, pixels)
  return frames.evaluate(({ end }) => end())
}

function summarize({ small, long, own, gaps, tasks, drifts, elements }: Seen): Measured {
  const opened = quantile(long, 0.95)
  const longest = Math.max(0, ...tasks)
  const drift = Math.max(...drifts.map(Math.abs))
  const gap = Math.max(...gaps)
  return {
    outcomes: [
      {
        id: 'P4',
        name: `a chat of ${2 * turns} messages is opened, p95`,
        figure: milliseconds(opened),
        baseline: `${milliseconds(quantile(small, 0.95))} (a chat of 2 messages)`,
        ratio: (opened / quantile(small, 0.95)).toFixed(2),
        goal: '<= 100 ms',
        verdict: verdict(opened <= 100),
      },
      {
        id: 'P4',
        name: `a chat of ${2 * turns} messages is scrolled, longest task of the page’s own time`,
        figure: milliseconds(longest),
        baseline: `${milliseconds(gap)} between two frames, with all else that the machine did`,
        ratio: '-',
        goal: 'no frame > 33 ms',
        verdict: verdict(longest <= 33),
      },
      {
        id: 'P4',
        name: 'what is read moves other than it is scrolled, by at most',
        figure: `${drift.toFixed(1)} px`,
        baseline: 'none',
        ratio: '-',
        goal: '<= 1 px',
        verdict: verdict(drift <= 1),
      },
    ],
    raw: [
      `opened: ${describeSpread(long)}; with 2 messages: ${describeSpread(small)}`,
      `the page’s own time for it, until all is done: ${describeSpread(own)}`,
      `between two frames while scrolling: ${describeSpread(gaps)}`,
      `elements of the conversation afterwards: ${elements}`,
    ],
  }
}

/** In the page: from the next press to the end of the frame in which this text stands in the conversation. */
function watchNextClick(text: string): { milliseconds: Promise<number> } {
  const { promise, resolve } = Promise.withResolvers<number>()
  document.addEventListener(
    'pointerdown',
    ({ timeStamp }) => {
      const look = (): void => {
        const last = document.querySelector('[role=log]')?.lastElementChild
        if (last?.textContent.includes(text) !== true) {
          requestAnimationFrame(look)
          return
        }
        // A message comes after the frame's layout and painting.
        const { port1, port2 } = new MessageChannel()
        port1.addEventListener('message', () => resolve(performance.now() - timeStamp))
        port1.start()
        port2.postMessage(null)
      }
      requestAnimationFrame(look)
    },
    { capture: true, once: true },
  )
  return { milliseconds: promise }
}

/** In the page: the milliseconds between two frames from now to the end. */
function watchFrames(): { end: () => number[] } {
  const gaps: number[] = []
  let before = performance.now()
  let frame = requestAnimationFrame(step)
  function step(moment: number): void {
    gaps.push(moment - before)
    before = moment
    frame = requestAnimationFrame(step)
  }
  return {
    end() {
      cancelAnimationFrame(frame)
      return gaps
    },
  }
}

/** In the page: scrolls up in steps and answers by how much what was in the middle moved otherwise, in pixels. */
async function measureDrift(): Promise<number[]> {
  const scroller = document.querySelector('[role=log]')?.parentElement
  if (!scroller) throw new Error('There is no conversation')
  const frames = async (count: number): Promise<void> => {
    for (let frame = 0; frame < count; frame++) await new Promise(requestAnimationFrame)
  }
  const { left, top, width, height } = scroller.getBoundingClientRect()
  const drifts: number[] = []
  for (let step = 0; step < 60; step++) {
    const anchor = document.elementFromPoint(left + width / 2, top + height / 2)
    const before = anchor?.getBoundingClientRect().top
    scroller.scrollBy({ top: -150, behavior: 'instant' })
    // What comes near is rendered within a few frames.
    await frames(8)
    const after = anchor?.getBoundingClientRect().top
    if (before !== undefined && after !== undefined && anchor?.isConnected === true)
      drifts.push(after - before - 150)
  }
  return drifts
}
