import { powerSaveBlocker } from 'electron'
import type { FileWork } from '../../shared/file-work.ts'
import type { Windows } from './windows.ts'

/** A part that Electron takes for "going on, nobody knows how far", and one that takes the bar away. */
const unknown = 2
const none = -1

/** Makes the function that shows work on files to the desktop: at the window's icon, and by keeping the computer awake. */
export function createFileWorkSigns(
  showProgress: Windows['showProgress'],
): (work: FileWork) => void {
  let blocker: number | null = null

  function keepAwake(wanted: boolean): void {
    if (wanted) blocker ??= powerSaveBlocker.start('prevent-app-suspension')
    else if (blocker !== null) {
      powerSaveBlocker.stop(blocker)
      blocker = null
    }
  }

  return (work) => {
    keepAwake(work.kind === 'running')
    if (work.kind === 'none') showProgress(none, { mode: 'none' })
    else if (work.part === null) showProgress(unknown, { mode: 'indeterminate' })
    else showProgress(work.part, { mode: work.kind === 'held' ? 'paused' : 'normal' })
  }
}
