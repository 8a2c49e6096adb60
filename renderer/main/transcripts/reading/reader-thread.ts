import type { ReadOrder } from './reader.ts'
import type { RowsChange } from './row.ts'

/** Reads transcripts in a thread of their own: joining ten hours takes longer than anybody's finger may wait. */
export function createReaderThread(): (order: ReadOrder) => Promise<RowsChange> {
  const worker = new Worker(new URL('./reader.worker.ts', import.meta.url), { type: 'module' })
  const waiting: PromiseWithResolvers<RowsChange>[] = []
  worker.addEventListener('message', ({ data }: MessageEvent<RowsChange>) => {
    waiting.shift()?.resolve(data)
  })
  worker.addEventListener('error', ({ message }) => {
    waiting.shift()?.reject(new Error(message))
  })
  return (order) => {
    const answer = Promise.withResolvers<RowsChange>()
    waiting.push(answer)
    worker.postMessage(order, [])
    return answer.promise
  }
}
