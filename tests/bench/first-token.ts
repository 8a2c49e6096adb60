import { setTimeout as pause } from 'node:timers/promises'
import { expect, type Page } from '@playwright/test'
import { sendDeltas, sendEnd, sendRole } from '../service/fake-server/chat/answer.ts'
import { litellm } from '../service/fake-server/chat/dialects.ts'
import { startFakeServer, type FakeServer } from '../service/fake-server/server.ts'
import { chooseModel, connect, launch, sendInNewChat } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { describeSpread, milliseconds } from './report.ts'
import { median, quantile } from './statistics.ts'

const model = 'gemma-4-31B-it'
const answers = 40
const warmUp = 3

/** Moments of one first token, in milliseconds since 1970 by the one clock of this machine. */
interface FirstToken {
  sent: number
  inDocument: number
  presented: number
  twoFramesLater: number
}

/** P2: from the byte that leaves the server to the glyph on the screen. */
export async function measureFirstToken({ host, folder }: Bench): Promise<Measured> {
  const server = await startFakeServer()
  const { page, close } = await launch(host, folder)
  try {
    await connect(page, server)
    await chooseModel(page, model)
    const frame = await page.evaluate(medianFrame)
    const tokens: FirstToken[] = []
    const bare: number[] = []
    for (let round = 0; round < warmUp + answers; round++) {
      const token = await oneAnswer(page, server, round)
      const alone = await oneFetch(server)
      if (round < warmUp) continue
      tokens.push(token)
      bare.push(alone)
    }
    return summarize(tokens, bare, frame, await clockDifference(page))
  } finally {
    await close()
    await server.close()
  }
}

function summarize(
  tokens: readonly FirstToken[],
  bare: readonly number[],
  frame: number,
  difference: number,
): Measured {
  const presented = tokens.map((token) => token.presented - token.sent)
  const floor = median(bare) + frame
  const over = (median(presented) - floor) / frame
  const p95 = quantile(presented, 0.95)
  const baseline = `${milliseconds(floor)} (bare fetch + one frame)`
  return {
    outcomes: [
      {
        id: 'P2',
        name: 'first token on screen, p50',
        figure: `${milliseconds(median(presented))}, ${over.toFixed(2)} frames over the floor`,
        baseline,
        ratio: (median(presented) / floor).toFixed(2),
        goal: '<= 1.5 frames over the floor',
        verdict: verdict(over <= 1.5),
      },
      {
        id: 'P2',
        name: 'first token on screen, p95',
        figure: milliseconds(p95),
        baseline,
        ratio: (p95 / floor).toFixed(2),
        goal: '<= 50 ms',
        verdict: verdict(p95 <= 50),
      },
    ],
    raw: [
      `byte sent -> presented, by Element Timing: ${describeSpread(presented)}`,
      `byte sent -> in the document: ${describeSpread(tokens.map((token) => token.inDocument - token.sent))}`,
      `byte sent -> second frame after it was in the document: ${describeSpread(tokens.map((token) => token.twoFramesLater - token.sent))}`,
      `byte sent -> read by a bare fetch: ${describeSpread(bare)}`,
      `a frame lasts ${milliseconds(frame)}; the page's clock differs from ours by ${milliseconds(difference)} at most`,
    ],
  }
}

const now = (): number => performance.timeOrigin + performance.now()

/** An answer whose first word leaves the server while the window is at rest. */
async function oneAnswer(page: Page, server: FakeServer, round: number): Promise<FirstToken> {
  const word = `Glyph${round}`
  const plan = planAnswer(server, word)
  await sendInNewChat(page, `question ${round}`)
  await plan.reached
  const watch = await page.evaluateHandle(watchText, word)
  // At rest, and at no fixed place within a frame.
  await pause(150 + Math.random() * 100)
  plan.release()
  const seen = await watch.evaluate(({ moments }) => moments)
  await watch.dispose()
  await expect(page.getByRole('button', { name: 'Stop', exact: true })).toBeHidden()
  return { sent: plan.sentAt(), ...seen }
}

/** The same bytes to a client that does nothing but read. */
async function oneFetch(server: FakeServer): Promise<number> {
  const plan = planAnswer(server, 'Glyph')
  const response = await fetch(`${server.url}/chat/completions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model, stream: true, messages: [{ role: 'user', content: 'hello' }] }),
  })
  if (!response.body) throw new Error('The fake server sent no body')
  await plan.reached
  await pause(50)
  plan.release()
  const decoder = new TextDecoder()
  let readAt: number | undefined
  for await (const bytes of response.body) {
    if (decoder.decode(bytes, { stream: true }).includes('Glyph')) readAt ??= now()
  }
  if (readAt === undefined) throw new Error('A bare fetch did not get the answer')
  return readAt - plan.sentAt()
}

function planAnswer(server: FakeServer, word: string) {
  let sentAt = Number.NaN
  const visit = server.chat.nextDo(async (exchange) => {
    exchange.head(200, litellm.headers)
    await sendRole(exchange, litellm)
    await exchange.hold()
    sentAt = now()
    await sendDeltas(exchange, litellm, { content: [word] })
    await exchange.pause(200)
    await sendEnd(exchange, litellm, { content: [' and', ' so', ' on.'] })
  })
  return { reached: visit.reached, release: visit.release, sentAt: () => sentAt }
}

/** In the page: the moments at which a text comes into the conversation and onto the screen. */
function watchText(text: string): { moments: Promise<Omit<FirstToken, 'sent'>> } {
  const clock = (moment: number): number => performance.timeOrigin + moment
  const presented = Promise.withResolvers<number>()
  const frames = Promise.withResolvers<number>()
  const added = Promise.withResolvers<number>()
  const paints = new PerformanceObserver((list) => {
    const entry = list
      .getEntries()
      .find((candidate) => Reflect.get(candidate, 'identifier') === text)
    if (!entry) return
    paints.disconnect()
    presented.resolve(clock(Number(Reflect.get(entry, 'renderTime'))))
  })
  paints.observe({ type: 'element' })
  const observer = new MutationObserver(() => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) {
      const { parentElement, textContent } = walker.currentNode
      if (textContent?.includes(text) !== true) continue
      observer.disconnect()
      added.resolve(clock(performance.now()))
      // Before this frame is painted: Chromium then tells when it reached the screen.
      parentElement?.closest('p')?.setAttribute('elementtiming', text)
      requestAnimationFrame(() =>
        requestAnimationFrame(() => frames.resolve(clock(performance.now()))),
      )
      return
    }
  })
  observer.observe(document.body, { childList: true, subtree: true, characterData: true })
  async function all(): Promise<Omit<FirstToken, 'sent'>> {
    return {
      inDocument: await added.promise,
      presented: await presented.promise,
      twoFramesLater: await frames.promise,
    }
  }
  return { moments: all() }
}

/** In the page: milliseconds between two frames, the median of sixty. */
async function medianFrame(): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<number>()
  const spans: number[] = []
  let before = Number.NaN
  const step = (moment: number): void => {
    if (!Number.isNaN(before)) spans.push(moment - before)
    before = moment
    if (spans.length < 60) requestAnimationFrame(step)
    else resolve(spans.toSorted((a, b) => a - b)[30] ?? Number.NaN)
  }
  requestAnimationFrame(step)
  return promise
}

/** How far the page's clock may be from ours, in milliseconds: the worst of ten readings between two of our own. */
async function clockDifference(page: Page): Promise<number> {
  let worst = 0
  for (let reading = 0; reading < 10; reading++) {
    const before = now()
    const there = await page.evaluate(() => performance.timeOrigin + performance.now())
    const after = now()
    worst = Math.max(worst, before - there, there - after)
  }
  return worst
}
