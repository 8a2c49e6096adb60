import { on } from 'node:events'
import { Worker } from 'node:worker_threads'
import { AppFailure } from '../../shared/app-failure.ts'
import type { Order, Report, Start } from './protocol.ts'

type Told = Exclude<Report, { kind: 'done' | 'failed' }>

/** Has a thread of its own do this; what it tells comes in its order. Throws what the thread could not do. */
export type Thread = (order: Order) => AsyncGenerator<Told, void>

export function createThread(dependencies: {
  /** The database. */
  file: string
  /** The script of the thread. */
  script: URL
}): Thread {
  const { file, script } = dependencies
  return async function* carryOut(order) {
    const worker = new Worker(script, { workerData: { file, order } satisfies Start })
    try {
      for await (const report of reportsOf(worker)) {
        if (report.kind === 'done') return
        if (report.kind === 'failed') throw new AppFailure(report.error)
        yield report
      }
      throw new Error('The thread ended before its work did.')
    } finally {
      await worker.terminate()
    }
  }
}

async function* reportsOf(worker: Worker): AsyncGenerator<Report> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script of ours tells
  const messages = on(worker, 'message', { close: ['exit'] }) as AsyncIterable<[Report]>
  for await (const [report] of messages) yield report
}
