import { DatabaseSync } from 'node:sqlite'
import { parentPort, workerData } from 'node:worker_threads'
import { isDamage } from '../storage/storage-error.ts'
import type { Checked } from './restore.ts'

/** Reads a whole database to see whether it is in order: seconds for a large one, for which main has no time. */
function check(file: string): Checked {
  try {
    const database = new DatabaseSync(file, { readOnly: true })
    try {
      const version = Number(database.prepare('PRAGMA user_version').get()?.['user_version'])
      const [first] = database.prepare('PRAGMA quick_check(1)').all()
      return { isWhole: first?.['quick_check'] === 'ok', version }
    } finally {
      database.close()
    }
  } catch (error) {
    if (!isDamage(error)) throw error
    return { isWhole: false, version: 0 }
  }
}

// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, no window
parentPort?.postMessage(check(String(workerData)))
