import { Worker } from 'node:worker_threads'
import { AppFailure } from '../../shared/app-failure.ts'
import type { SearchInput, SearchPage } from '../../shared/ipc/schemas/search.ts'
import type { Order, Report, Start } from './protocol.ts'

export interface Search {
  /** Of searches that come while another is under way only the last is done; the others throw cancelled. */
  find(input: SearchInput): Promise<SearchPage>
  /** Text may have changed: it is indexed soon. */
  wake(): void
  close(): Promise<void>
}

/** Milliseconds from the first change to its indexing: changes come in flocks. */
const gather = 500
/** Milliseconds from the start of Jutt, whose window comes first, to the indexing of what was left by the last run. */
const afterStart = 5000

interface Asked {
  input: SearchInput
  answer: PromiseWithResolvers<SearchPage>
}

/** Search as main sees it: the work is done by a thread, which starts when it is needed first. */
export function createSearch(dependencies: {
  /** The database, and the file of its index. */
  file: string
  indexFile: string
  /** The script of the thread. */
  script: URL
  report: (where: string, error: unknown) => void
}): Search {
  const { file, indexFile, script, report } = dependencies
  let worker: Worker | null = null
  let timer: NodeJS.Timeout | undefined = setTimeout(wakeNow, afterStart)
  let current: (Asked & { number: number }) | null = null
  let waiting: Asked | null = null
  let searches = 0
  let isClosed = false

  function wakeNow(): void {
    timer = undefined
    tell({ kind: 'wake' })
  }

  function tell(order: Order): void {
    worker ??= start()
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
    worker.postMessage(order)
  }

  function start(): Worker {
    const started = new Worker(script, { workerData: { file, indexFile } satisfies Start })
    started.on('message', hear)
    started.on('exit', () => {
      if (worker === started) worker = null
    })
    started.on('error', (error) => {
      report('search', error)
      if (worker === started) worker = null
      const failed = [current, waiting]
      current = null
      waiting = null
      for (const asked of failed) asked?.answer.reject(error)
    })
    return started
  }

  function hear(message: Report): void {
    if (message.kind === 'failed') report('search', message.error)
    if (message.number === null || message.number !== current?.number) return
    const { answer } = current
    current = null
    if (message.kind === 'found') answer.resolve(message.page)
    else answer.reject(new AppFailure({ code: 'storage_failed' }))
    if (waiting) begin(waiting)
  }

  function begin(asked: Asked): void {
    searches += 1
    waiting = null
    current = { ...asked, number: searches }
    tell({ kind: 'find', number: searches, input: asked.input })
  }

  return {
    find(input) {
      const asked: Asked = { input, answer: Promise.withResolvers() }
      if (isClosed) asked.answer.reject(new AppFailure({ code: 'cancelled' }))
      else if (current) {
        waiting?.answer.reject(new AppFailure({ code: 'cancelled' }))
        waiting = asked
      } else begin(asked)
      return asked.answer.promise
    },
    wake() {
      if (isClosed) return
      timer ??= setTimeout(wakeNow, gather)
    },
    async close() {
      isClosed = true
      clearTimeout(timer)
      waiting?.answer.reject(new AppFailure({ code: 'cancelled' }))
      current?.answer.reject(new AppFailure({ code: 'cancelled' }))
      if (!worker) return
      const exited = Promise.withResolvers<number>()
      worker.once('exit', exited.resolve)
      tell({ kind: 'close' })
      await exited.promise
    },
  }
}
