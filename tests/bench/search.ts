import { mkdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { DatabaseSync } from 'node:sqlite'
import { setTimeout as wait } from 'node:timers/promises'
import { openIndex } from '../../electron/search/index-file.ts'
import { createIndexer } from '../../electron/search/indexer.ts'
import { createSearch, type Search } from '../../electron/search/search.ts'
import { openDatabase } from '../../electron/storage/database.ts'
import type { SearchInput } from '../../shared/ipc/schemas/search.ts'
import { fold } from '../../shared/search/fold.ts'
import { verdict, type Bench, type Measured } from './goal.ts'
import { describeSpread, milliseconds } from './report.ts'
import { quantile } from './statistics.ts'
import { rarest, storeMessages } from './store-messages.ts'

const script = new URL('../../electron/search/worker.ts', import.meta.url)
const rounds = 5
/** So many messages are indexed by the thread, beside a main thread that writes; those before them at once. */
const pacedMessages = 5000
const everything: SearchInput = {
  query: '',
  among: 'everything',
  writer: 'anyone',
  model: null,
  from: null,
  to: null,
  after: null,
  limit: 40,
}

/** What people look for: common and rare words, parts of words, short ones, phrases, several, and what is not there. */
const searches: readonly Partial<SearchInput>[] = [
  { query: 'ja' },
  { query: 'on' },
  { query: 'andmed' },
  { query: 'uurimus' },
  { query: 'raamatuk' },
  { query: 'pliiats' },
  { query: rarest.word },
  { query: 'KVANTPOIMUMINE' },
  { query: 'polesedakuskil' },
  { query: 'pliiats paber' },
  { query: '"raba järv"' },
  { query: `andmed ${rarest.word}` },
  { query: 'ja on ei' },
  { query: 'mudel', writer: 'thinking' },
  { query: 'mudel', model: 'qwen3.5-122b' },
  { query: 'mudel', to: Date.now() - 200 * 86_400_000 },
  { query: 'mudel', among: 'transcripts' },
]

/** P4: searching all that is stored, by the thread that does it in Jutt, and what of it the main thread feels. */
export async function measureSearch({ folder, messages }: Bench): Promise<Measured> {
  await mkdir(folder, { recursive: true })
  const file = join(folder, 'search.sqlite')
  const indexFile = join(folder, 'index.sqlite')
  const { database } = openDatabase(file)
  const search = createSearch({
    file,
    indexFile,
    script,
    report: (_, error) => console.error(error),
  })
  try {
    const old = Math.max(0, messages - pacedMessages)
    const stored = await timed(() => storeMessages(database, 0, old))
    const bulk = await timed(() => indexAtOnce(database, indexFile))
    storeMessages(database, old, messages)
    const indexing = await indexAll(database, search)
    const rates = await searchAll(search)
    const idle = await idleStall()
    const scan = await timed(() => scanAll(database, rarest.word))
    return summarize({
      messages,
      rates,
      scan,
      idle,
      indexing,
      raw: [
        `stored ${messages} messages in ${milliseconds(stored)}, ${megabytes(await bytesOf(file))}; its index ${megabytes(await bytesOf(indexFile))}`,
        `indexed ${old} at once in ${(bulk / 1000).toFixed(1)} s`,
        `indexed ${messages - old} in ${(indexing.milliseconds / 1000).toFixed(1)} s beside a main thread that writes every 20 ms; its writes: ${describeSpread(indexing.writes)}`,
        ...rates.map(({ query, times }) => `${query}: ${describeSpread(times)}`),
      ],
    })
  } finally {
    await search.close()
    database.close()
  }
}

/** The first and largest part, without rests: only what it leaves behind is wanted. */
function indexAtOnce(database: DatabaseSync, file: string): void {
  const index = openIndex(file, database)
  const indexer = createIndexer(index, database)
  while (indexer.work(2000)) continue
  index.close()
}

async function timed(work: () => unknown): Promise<number> {
  const before = performance.now()
  await work()
  return performance.now() - before
}

/** The longest stall of this thread while nothing is asked of it: what the rest of the computer does to it. */
async function idleStall(): Promise<number> {
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  await wait(4000)
  delay.disable()
  return delay.max / 1e6
}

/** Lets the thread index everything while this thread writes as an answer that streams does. */
async function indexAll(database: DatabaseSync, search: Search) {
  const left = database.prepare('SELECT 1 FROM unindexed LIMIT 1')
  const write = database.prepare(`UPDATE chats SET updated_at = updated_at + 1 WHERE id = 'c0'`)
  const writes: number[] = []
  const before = performance.now()
  let isIndexing = true
  while (isIndexing) {
    await search.find({ ...everything, query: rarest.word, limit: 1 })
    isIndexing = left.get() !== undefined
    for (let count = 0; count < 50; count++) {
      writes.push(await timed(() => write.run()))
      await wait(20)
    }
  }
  return { milliseconds: performance.now() - before, writes }
}

async function searchAll(search: Search) {
  await search.find({ ...everything, query: 'soe' })
  const rates: { query: string; times: number[]; stall: number }[] = []
  for (const filters of searches) {
    const times: number[] = []
    const delay = monitorEventLoopDelay({ resolution: 5 })
    delay.enable()
    for (let round = 0; round < rounds; round++) {
      times.push(await timed(() => search.find({ ...everything, ...filters })))
    }
    delay.disable()
    rates.push({ query: JSON.stringify(filters), times, stall: delay.max / 1e6 })
  }
  return rates
}

/** The plainest search: every text, folded and looked through. */
function scanAll(database: DatabaseSync, word: string): number {
  const sought = fold(word).trim()
  let found = 0
  for (const row of database.prepare('SELECT content, thinking FROM messages').iterate()) {
    if (fold(String(row['content'])).includes(sought)) found += 1
    else if (fold(String(row['thinking'])).includes(sought)) found += 1
  }
  return found
}

function summarize(figures: {
  messages: number
  rates: Awaited<ReturnType<typeof searchAll>>
  scan: number
  idle: number
  indexing: Awaited<ReturnType<typeof indexAll>>
  raw: string[]
}): Measured {
  const { messages, rates, scan, idle, indexing, raw } = figures
  const times = rates.flatMap((rate) => rate.times)
  const p95 = quantile(times, 0.95)
  const stall = Math.max(...rates.map((rate) => rate.stall))
  const slowestWrite = quantile(indexing.writes, 1)
  return {
    outcomes: [
      {
        id: 'P4',
        name: `search ${messages} messages, asked -> first 40 results, p95 of ${times.length}`,
        figure: milliseconds(p95),
        baseline: `${milliseconds(scan)} (sequential scan for one word)`,
        ratio: (p95 / scan).toFixed(4),
        goal: '<= 50 ms',
        verdict: verdict(p95 <= 50),
      },
      {
        id: 'P4',
        name: 'longest stall of the main thread while the thread searches',
        figure: milliseconds(stall),
        baseline: `${milliseconds(idle)} (nothing asked of either)`,
        ratio: (stall / idle).toFixed(2),
        goal: '<= 50 ms',
        verdict: verdict(stall <= 50),
      },
      {
        id: 'P4',
        name: `longest write of the main thread while messages are indexed`,
        figure: milliseconds(slowestWrite),
        baseline: `${milliseconds(quantile(indexing.writes, 0.5))} (median write)`,
        ratio: '-',
        goal: '<= 50 ms',
        verdict: verdict(slowestWrite <= 50),
      },
    ],
    raw,
  }
}

const bytesOf = async (file: string): Promise<number> => {
  const sizes = await Promise.all([stat(file), stat(`${file}-wal`)])
  return sizes.reduce((sum, { size }) => sum + size, 0)
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`
