import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { migrations } from './migrations.ts'
import { rescue, type Rescued } from './rescue.ts'
import { isDamage } from './storage-error.ts'
import { inTransaction } from './transaction.ts'

/** A database written by a newer Jutt: opening it could harm it, so it is left alone. */
export class NewerDatabaseError extends Error {
  constructor() {
    super('The database was written by a newer version of Jutt.')
    this.name = 'NewerDatabaseError'
  }
}

export interface OpenedDatabase {
  database: DatabaseSync
  /** Where a damaged database was moved to, if there was one, and what could be read of it. */
  setAside: { file: string; rescued: Rescued } | null
}

/** The version of the newest schema. */
export const newestVersion = migrations.length

export interface OpenOptions {
  /** What is done with the database at every start; damage that it meets counts as damage of the file. */
  firstUse?: (database: DatabaseSync) => void
  now?: () => number
  /** The file is known to be damaged, though it can be opened. */
  isDamaged?: boolean
}

/**
 * Opens (or creates) the database file and brings it to the newest schema. A file that is no database or is damaged is
 * moved aside, never deleted, and a new one takes its place, with every row that could still be read.
 */
export function openDatabase(file: string, options: OpenOptions = {}): OpenedDatabase {
  const { firstUse = () => undefined, now = Date.now, isDamaged = false } = options
  mkdirSync(dirname(file), { recursive: true })
  try {
    if (!isDamaged) return { database: openAndUse(file, firstUse), setAside: null }
  } catch (error) {
    if (!isDamage(error)) throw error
  }
  const aside = moveAside(file, now())
  const database = openAndUse(file, () => undefined)
  const rescued = rescue(aside, database)
  firstUse(database)
  return { database, setAside: { file: aside, rescued } }
}

function openAndUse(file: string, firstUse: (database: DatabaseSync) => void): DatabaseSync {
  const database = new DatabaseSync(file)
  try {
    // WAL with NORMAL survives a killed process whole; a power cut may cost the last moments, never the database.
    database.exec(`
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = NORMAL;
      PRAGMA foreign_keys = ON;
      PRAGMA busy_timeout = 2000;
      PRAGMA journal_size_limit = 16777216;
    `)
    migrate(database)
    firstUse(database)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

function migrate(database: DatabaseSync): void {
  const version = readVersion(database)
  if (version > migrations.length) throw new NewerDatabaseError()
  for (const [step, statements] of migrations.entries()) {
    if (step < version) continue
    inTransaction(database, () => {
      database.exec(statements)
      database.exec(`PRAGMA user_version = ${step + 1}`)
    })
  }
}

function readVersion(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.['user_version'] ?? 0)
}

function moveAside(file: string, moment: number): string {
  const setAside = `${file}.damaged-${new Date(moment).toISOString().replaceAll(':', '-')}`
  for (const suffix of ['', '-wal', '-shm']) {
    if (existsSync(file + suffix)) renameSync(file + suffix, setAside + suffix)
  }
  return setAside
}
