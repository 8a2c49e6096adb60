import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Checked } from './restore.ts'

/** Has a thread of its own look whether a database is in order. */
export function createCheck(script: URL): (file: string) => Promise<Checked> {
  return async (file) => {
    const worker = new Worker(script, { workerData: file })
    try {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what the script of ours tells
      const [checked] = (await once(worker, 'message')) as [Checked]
      return checked
    } finally {
      await worker.terminate()
    }
  }
}
