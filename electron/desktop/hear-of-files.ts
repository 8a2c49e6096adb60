import { app } from 'electron'
import { filesOf } from './opened-files.ts'

/**
 * Hears of the files that the system wants opened with Jutt: named at its start, at a second start, or told by macOS,
 * which may do so before anything is ready. The function that is returned says who takes them, also those told before.
 */
export function hearOfFiles(): (listener: (paths: string[]) => void) => void {
  const appPath = app.isPackaged ? null : app.getAppPath()
  const told = filesOf(process.argv, { folder: process.cwd(), appPath })
  let take = (paths: string[]): void => void told.push(...paths)
  app.on('open-file', (event, path) => {
    event.preventDefault()
    take([path])
  })
  app.on('second-instance', (_event, argv, folder) => take(filesOf(argv, { folder, appPath })))
  return (listener) => {
    take = (paths) => {
      if (paths.length > 0) listener(paths)
    }
    take(told)
  }
}
