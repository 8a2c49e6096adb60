import type { Dialog } from 'electron'
import { guardObject } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'
import { trust } from '../world/trust.ts'

type Surface = Pick<
  Dialog,
  | 'showErrorBox'
  | 'showMessageBox'
  | 'showMessageBoxSync'
  | 'showOpenDialog'
  | 'showOpenDialogSync'
  | 'showSaveDialog'
  | 'showSaveDialogSync'
>

/** electron.dialog: a test's prepared answer, else what a person gives who cancels. All are recorded. */
export function createDialog(recorder: Recorder): Surface {
  function answer<T>(method: string, args: unknown[], cancelled: (options: object) => T): T {
    // A window may come first; the options are last.
    const options = trust<object>(args.at(-1) ?? {})
    recorder.record(`dialog.${method}`, options)
    return trust<T>(recorder.takeDialogAnswer(method) ?? cancelled(options))
  }

  function cancelledButton(options: { cancelId?: number; buttons?: string[] }): number {
    const { cancelId, buttons = [] } = options
    const named = buttons.findIndex((label) => /^&?(cancel|no)$/i.test(label))
    return cancelId ?? (named === -1 ? 0 : named)
  }

  return guardObject('electron.dialog', {
    async showOpenDialog(...args: unknown[]) {
      return answer('showOpenDialog', args, () => ({ canceled: true, filePaths: [] }))
    },
    async showSaveDialog(...args: unknown[]) {
      return answer('showSaveDialog', args, () => ({ canceled: true, filePath: '' }))
    },
    async showMessageBox(...args: unknown[]) {
      return answer('showMessageBox', args, (options) => ({
        response: cancelledButton(options),
        checkboxChecked: false,
      }))
    },
    showOpenDialogSync: (...args: unknown[]) =>
      answer('showOpenDialogSync', args, () => trust<string[] | undefined>(undefined)),
    showSaveDialogSync: (...args: unknown[]) => answer('showSaveDialogSync', args, () => ''),
    showMessageBoxSync: (...args: unknown[]) => answer('showMessageBoxSync', args, cancelledButton),
    showErrorBox(title: string, content: string) {
      recorder.record('dialog.showErrorBox', { title, content })
      console.error(`${title}\n${content}`)
    },
  } satisfies Surface)
}
