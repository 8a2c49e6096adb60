import { writeSync } from 'node:fs'
import { startOnce } from './data-lab.ts'

/** What this program says, a line each. */
export type Said = 'begun' | 'done'

/** Starts once with the data of this home, and says so before and after. */
function startUntilKilled(home: string): void {
  const say = (what: Said): void => void writeSync(1, `${what}\n`)
  say('begun')
  startOnce(home)
  say('done')
}

const [home] = process.argv.slice(2)
if (home !== undefined) startUntilKilled(home)
