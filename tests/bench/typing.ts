import { mkdir } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { storeChats, storeLongChat } from '../long/store-chats.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import { chooseModel, connect, launch, openLongChat } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { watchNextKeys } from './key-delays.ts'
import { describeSpread, milliseconds } from './report.ts'
import { quantile } from './statistics.ts'

const model = 'gemma-4-31B-it'
const chats = 10_000
const turns = 1000
const characters = 200_000
const keys = 100
/** Milliseconds between two keys of somebody who types fast. */
const betweenKeys = 60

/** Typing while an answer of 200,000 characters streams in a chat of 2,000 messages, with 10,000 chats stored. */
export async function measureTyping({ host, folder }: Bench): Promise<Measured> {
  const server = await startFakeServer()
  try {
    await mkdir(folder, { recursive: true })
    const first = await launch(host, folder)
    await connect(first.page, server)
    await chooseModel(first.page, model)
    await first.close()
    storeChats(folder, chats)
    storeLongChat(folder, turns)
    const { page, close } = await launch(host, folder)
    try {
      await openLongChat(page)
      const atRest = await type(page)
      await page.getByRole('textbox', { name: 'Message' }).fill('a long answer, please')
      const visit = server.chat.next('markdown', { characters, everyMs: 0 })
      await page.keyboard.press('Enter')
      await visit.request
      const streaming = await type(page)
      return summarize(
        streaming,
        atRest,
        await page.getByRole('button', { name: 'Stop' }).isVisible(),
      )
    } finally {
      await close()
    }
  } finally {
    await server.close()
  }
}

async function type(page: Page): Promise<number[]> {
  const message = page.getByRole('textbox', { name: 'Message' })
  await message.click()
  const watch = await page.evaluateHandle(watchNextKeys, keys)
  await page.keyboard.type('x'.repeat(keys), { delay: betweenKeys })
  const delays = await watch.evaluate(({ milliseconds }) => milliseconds)
  await message.fill('')
  return delays
}

function summarize(
  streaming: readonly number[],
  atRest: readonly number[],
  stillStreams: boolean,
): Measured {
  const p95 = quantile(streaming, 0.95)
  const baseline = quantile(atRest, 0.95)
  return {
    outcomes: [
      {
        id: 'typing',
        name: `key -> frame with its letter, p95, while ${characters} characters stream, ${2 * turns} messages, ${chats} chats`,
        figure: milliseconds(p95),
        baseline: `${milliseconds(baseline)} (the same chat, nothing streams)`,
        ratio: (p95 / baseline).toFixed(2),
        goal: '< 50 ms',
        verdict: verdict(p95 < 50),
      },
    ],
    raw: [
      `while it streams: ${describeSpread(streaming)}; at rest: ${describeSpread(atRest)}`,
      `the answer ${stillStreams ? 'was still coming' : 'had ended'} at the last key`,
    ],
  }
}
