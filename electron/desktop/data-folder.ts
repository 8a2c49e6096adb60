import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'

/**
 * Decides where Jutt keeps its data: Electron's place, but on Windows the local folder, since a roaming one is copied
 * over the network at each logon and SQLite's WAL must not lie on a network. `--user-data-dir` goes before both.
 */
export function chooseDataFolder(): void {
  const local = process.env['LOCALAPPDATA']
  if (process.platform !== 'win32' || !local || app.commandLine.hasSwitch('user-data-dir')) return
  const folder = join(local, app.getName())
  // setPath refuses a folder that is not there.
  mkdirSync(folder, { recursive: true })
  app.setPath('userData', folder)
}
