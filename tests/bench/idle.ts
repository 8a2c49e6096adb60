import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { storeLongChat } from '../long/store-chats.ts'
import { startFakeServer } from '../service/fake-server/server.ts'
import { connect, launch, openLongChat, type RunningApp } from './app.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { memoryOfTree } from './memory.ts'
import { processorTimeOfTree } from './processor.ts'
import { blankApp } from './start.ts'

const turns = 1000
/** Milliseconds after which what a start leaves to be done is done. */
const settling = 10_000
/** Bytes of memory that come and go by themselves. */
const flat = 5_000_000

interface Idle {
  /** Share of one processor, 0 to 1. */
  processor: number
  before: number
  after: number
}

/** P8: what Jutt costs while nobody does anything, with a chat of 2,000 messages open. */
export async function measureIdle({ host, folder, idleMinutes }: Bench): Promise<Measured> {
  const server = await startFakeServer()
  const profile = join(folder, 'jutt')
  try {
    await mkdir(profile, { recursive: true })
    const first = await launch(host, profile)
    await connect(first.page, server)
    await first.close()
    storeLongChat(profile, turns)
    const jutt = await idle(await launch(host, profile), idleMinutes, openLongChat)
    const blank = await idle(
      await launch(host, join(folder, 'blank'), { folder: blankApp }),
      idleMinutes,
    )
    return summarize(jutt, blank, idleMinutes)
  } finally {
    await server.close()
  }
}

async function idle(
  { app, page, close }: RunningApp,
  minutes: number,
  prepare?: (page: RunningApp['page']) => Promise<void>,
): Promise<Idle> {
  try {
    await prepare?.(page)
    const pid = app.process().pid ?? 0
    await pause(settling)
    const [timeBefore, before] = [await processorTimeOfTree(pid), await memoryOfTree(pid)]
    await pause(minutes * 60_000)
    const [timeAfter, after] = [await processorTimeOfTree(pid), await memoryOfTree(pid)]
    if (
      timeBefore === undefined ||
      timeAfter === undefined ||
      before === undefined ||
      after === undefined
    )
      throw new Error('This system does not tell what processes cost')
    return { processor: (timeAfter - timeBefore) / (minutes * 60_000), before, after }
  } finally {
    await close()
  }
}

function summarize(jutt: Idle, blank: Idle, minutes: number): Measured {
  const percent = (share: number): string => `${(share * 100).toFixed(2)} %`
  const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`
  const grown = ({ before, after }: Idle): number => after - before
  return {
    outcomes: [
      {
        id: 'P8',
        name: `idle for ${minutes} min with ${2 * turns} messages open, processor`,
        figure: percent(jutt.processor),
        baseline: `${percent(blank.processor)} (blank page on the same host)`,
        ratio: '-',
        goal: '< 0.5 %',
        verdict: verdict(jutt.processor < 0.005),
      },
      {
        id: 'P8',
        name: `idle for ${minutes} min with ${2 * turns} messages open, memory grown by`,
        figure: megabytes(grown(jutt)),
        baseline: `${megabytes(grown(blank))} (blank page on the same host)`,
        ratio: '-',
        goal: `flat (<= ${megabytes(flat)})`,
        verdict: verdict(grown(jutt) <= flat),
      },
    ],
    raw: [
      `memory of all processes: Jutt ${megabytes(jutt.before)}, blank page ${megabytes(blank.before)}`,
    ],
  }
}
