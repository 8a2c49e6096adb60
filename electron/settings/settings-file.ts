import { existsSync, readFileSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Store from 'electron-store'

/** Named values in one small file. What comes out is unchecked: a person may have edited the file. */
export interface SettingsFile {
  read(name: string): unknown
  write(name: string, value: unknown): void
}

/** settings.json in the folder. A file that is not JSON is moved aside, not deleted, and a new one begins. */
export function openSettingsFile(folder: string, now: () => number = Date.now): SettingsFile {
  moveAsideIfBroken(join(folder, 'settings.json'), now())
  const store = new Store<Record<string, unknown>>({ cwd: folder, name: 'settings' })
  return {
    read: (name) => store.get(name),
    write: (name, value) => store.set(name, value),
  }
}

/** One moment that is remembered over runs, in milliseconds since 1970. */
export function momentIn(file: SettingsFile, name: string) {
  return {
    read: () => file.read(name),
    write: (moment: number) => file.write(name, moment),
  }
}

function moveAsideIfBroken(file: string, moment: number): void {
  if (!existsSync(file)) return
  try {
    const content: unknown = JSON.parse(readFileSync(file, 'utf8'))
    if (typeof content === 'object' && content !== null && !Array.isArray(content)) return
  } catch {
    // Not JSON: moved aside below like any other content that is no object.
  }
  renameSync(file, `${file}.damaged-${new Date(moment).toISOString().replaceAll(':', '-')}`)
}
