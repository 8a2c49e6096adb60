import { readFile } from 'node:fs/promises'
import { shell } from 'electron'
import type { Licence, Log } from '../../shared/ipc/schemas/about.ts'
import { licences } from '../../shared/ipc/schemas/about.ts'
import type { LogFile } from './log-file.ts'

/** What Jutt tells of itself: what it is made of, and what it has noted. */
export interface About {
  /** The packages that are bundled in it. */
  licences(): Promise<Licence[]>
  log(): Log
  showLog(): void
}

/** `licencesFile` is written by the build (tools/packaging/bundled-licences.ts). */
export function createAbout(dependencies: { licencesFile: string; log: LogFile }): About {
  const { licencesFile, log } = dependencies
  return {
    licences: async () => licences.parse(JSON.parse(await readFile(licencesFile, 'utf8'))),
    log: () => ({ file: log.file, text: log.read() }),
    showLog: () => shell.showItemInFolder(log.file),
  }
}
