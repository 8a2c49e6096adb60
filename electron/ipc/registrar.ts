import { ipcMain, type IpcMainInvokeEvent } from 'electron'
import { requestNames, type Page } from '../../shared/ipc/channels.ts'
import { failure } from '../../shared/result.ts'
import type { Dispatch } from './dispatcher.ts'
import { trustedPage } from './sender.ts'

/** Opens the channel of every request of the contract, and no other. */
export function registerRequests(options: {
  dispatch: Dispatch
  /** Which page a window was made for; undefined for what is no window of ours. */
  pageOf: (webContentsId: number) => Page | undefined
  origin: string
}): void {
  for (const name of requestNames) {
    ipcMain.handle(name, async (event, payload: unknown) => {
      const page = senderOf(event)
      return page ? options.dispatch(page, name, payload) : failure({ code: 'sender_refused' })
    })
  }

  function senderOf({ sender, senderFrame }: IpcMainInvokeEvent): Page | null {
    const frame = senderFrame && { url: senderFrame.url, isTop: senderFrame.parent === null }
    return trustedPage(frame, options.pageOf(sender.id), options.origin)
  }
}
