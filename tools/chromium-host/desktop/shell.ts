import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import type { Shell } from 'electron'
import { guardObject } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'

type Surface = Pick<Shell, 'beep' | 'openExternal' | 'openPath' | 'showItemInFolder'>

/** electron.shell: everything is recorded, and opened only where a person sits before a display. */
export function createShell(recorder: Recorder, canOpen: boolean): Surface {
  function open(address: string): void {
    if (!canOpen) return
    const command = process.platform === 'darwin' ? 'open' : 'xdg-open'
    const child = spawn(command, [address], { detached: true, stdio: 'ignore' })
    child.on('error', (error) => console.error(`${command}: ${error.message}`))
    child.unref()
  }

  return guardObject('electron.shell', {
    async openExternal(url: string) {
      if (!URL.canParse(url)) throw new Error(`Invalid URL: ${url}`)
      recorder.record('shell.openExternal', url)
      open(url)
    },
    async openPath(path: string) {
      recorder.record('shell.openPath', path)
      if (statSync(path, { throwIfNoEntry: false }) === undefined) return 'Failed to open path'
      open(path)
      return ''
    },
    showItemInFolder: (path: string) => recorder.record('shell.showItemInFolder', path),
    beep: () => recorder.record('shell.beep'),
  } satisfies Surface)
}
