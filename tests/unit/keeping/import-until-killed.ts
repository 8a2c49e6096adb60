import { writeSync } from 'node:fs'
import { createTakeIn } from '../../../electron/keeping/take-in.ts'
import { readItems } from '../../../electron/keeping/read-file.ts'
import { openDatabase } from '../../../electron/storage/database.ts'

/** What this program says, a line each. */
export type Said = 'added' | 'finished'

/** Imports a file and says so after each chat, and when all of them are here. */
async function importUntilKilled(database: string, file: string): Promise<void> {
  const say = (what: Said): void => void writeSync(1, `${what}\n`)
  const taking = createTakeIn(openDatabase(database).database, 5000)
  for await (const chat of readItems(file, 5000)) {
    await taking.add(chat)
    say('added')
  }
  taking.finish()
  say('finished')
}

const [database, file] = process.argv.slice(2)
if (database !== undefined && file !== undefined) await importUntilKilled(database, file)
