import { readFile } from 'node:fs/promises'
import type { CDPSession } from '@playwright/test'

/** Processor time of all processes of the browser, in seconds. */
async function processorTime(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime, 0)
}

/** Memory of all renderer processes (RSS), in MB. */
async function rendererMemory(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo')
  const renderers = processInfo.filter(({ type }) => type === 'renderer')
  const sizes = await Promise.all(renderers.map(({ id }) => residentMemory(id)))
  return sizes.reduce((sum, size) => sum + size, 0)
}

async function residentMemory(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8')
  return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1] ?? 0) / 1024
}

/** What something cost: processor time of the whole browser in seconds, memory of its pages in MB. */
export interface Cost {
  processor: number
  before: number
  peak: number
}

/** Measures what the browser spends while something is done. */
export async function measure<T>(
  session: CDPSession,
  work: () => Promise<T>,
): Promise<{ result: T; cost: Cost }> {
  const spent = await processorTime(session)
  const before = await rendererMemory(session)
  let peak = before
  const watch = { isOver: false }
  const watching = (async () => {
    while (!watch.isOver) {
      peak = Math.max(peak, await rendererMemory(session))
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  const result = await work()
  watch.isOver = true
  await watching
  const processor = (await processorTime(session)) - spent
  return { result, cost: { processor, before, peak } }
}
