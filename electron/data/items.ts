import { readdirSync } from 'node:fs'

/** What the data are made of, by the names in their folder. The index of search is made again where it is missing. */
export const databaseName = 'jutt.sqlite'
export const indexName = 'search.sqlite'
export const recordingsName = 'recordings'
/** Where a backup is laid before it comes in. */
export const stagingName = 'restoring'
/** In Electron's own folder, wherever the data are. */
export const settingsName = 'settings.json'

/** What Jutt notes of itself, in Electron's own folder. */
export const logsName = 'logs'

/** The files that SQLite keeps for one database. */
export function databaseFiles(name: string): string[] {
  return [name, `${name}-wal`, `${name}-shm`]
}

/** What moves with the data. */
export const movedNames: readonly string[] = [
  ...databaseFiles(databaseName),
  ...databaseFiles(indexName),
  recordingsName,
]

/** Is this ours, in the data folder? With what was set aside there. */
export function isOurData(name: string): boolean {
  return (
    movedNames.includes(name) ||
    name === stagingName ||
    name === 'running' ||
    name.startsWith('jutt.sqlite.damaged-') ||
    name.startsWith('before-restore-')
  )
}

/** Is this ours, and about a person, in Electron's own folder? The note of where the data lie is not. */
export function isOurHome(name: string): boolean {
  return (
    /^(settings|vault)\.json(\.|$)/.test(name) ||
    name.startsWith('data.json.damaged-') ||
    name === logsName
  )
}

/** The names in a folder; none where there is no such folder. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder)
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

export function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
