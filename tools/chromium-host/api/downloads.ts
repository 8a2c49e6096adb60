import { EventEmitter } from 'node:events'
import { copyFile, mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import type { DownloadItem, SaveDialogReturnValue } from 'electron'
import type { Session } from '../chromium/connection.ts'
import { trust } from '../world/trust.ts'
import type { Addresses } from './addresses.ts'
import { createEvent } from './event.ts'
import { guardClass } from './guard.ts'
import { quietly } from './quietly.ts'
import type { Recorder } from './recorder.ts'

type Surface = Pick<
  DownloadItem,
  | 'cancel'
  | 'getFilename'
  | 'getReceivedBytes'
  | 'getSavePath'
  | 'getState'
  | 'getTotalBytes'
  | 'getURL'
  | 'savePath'
  | 'setSavePath'
>

/** Electron's DownloadItem. */
export class HostDownloadItem extends EventEmitter implements Surface {
  savePath = ''
  state: ReturnType<DownloadItem['getState']> = 'progressing'
  received = 0
  total = 0
  isCancelled = false
  readonly #url: string
  readonly #filename: string
  readonly #cancel: () => void

  constructor(url: string, filename: string, cancel: () => void) {
    super()
    this.#url = url
    this.#filename = filename
    this.#cancel = cancel
  }
  getURL(): string {
    return this.#url
  }
  getFilename(): string {
    return this.#filename
  }
  getSavePath(): string {
    return this.savePath
  }
  setSavePath(savePath: string): void {
    this.savePath = savePath
  }
  getState(): ReturnType<DownloadItem['getState']> {
    return this.state
  }
  getReceivedBytes(): number {
    return this.received
  }
  getTotalBytes(): number {
    return this.total
  }
  cancel(): void {
    this.isCancelled = true
    this.#cancel()
  }
}
guardClass('electron.DownloadItem', HostDownloadItem)

/**
 * will-download: what the app does not prevent is saved where it says, or where a prepared answer to
 * showSaveDialog says, which is what Electron asks. Without either it is cancelled.
 */
export async function followDownloads(options: {
  root: Session
  /** Where Chromium puts what it is downloading. */
  folder: string
  addresses: Addresses
  recorder: Recorder
  session: EventEmitter
  contentsOfFrame(frameId: string): object | undefined
}): Promise<void> {
  const { root, folder, addresses, recorder, session } = options
  const items = new Map<string, HostDownloadItem>()

  root.on('Browser.downloadWillBegin', ({ guid, url, suggestedFilename, frameId }) => {
    const cancel = () => root.post('Browser.cancelDownload', { guid })
    const item = new HostDownloadItem(addresses.toApp(url), suggestedFilename, cancel)
    items.set(guid, item)
    const event = createEvent()
    session.emit('will-download', event, item, options.contentsOfFrame(frameId))
    if (event.defaultPrevented) {
      item.cancel()
      return
    }
    if (item.savePath !== '') return
    recorder.record('dialog.showSaveDialog', { defaultPath: suggestedFilename })
    const answer = trust<SaveDialogReturnValue | undefined>(
      recorder.takeDialogAnswer('showSaveDialog'),
    )
    if (answer === undefined || answer.canceled) item.cancel()
    else item.savePath = answer.filePath
  })

  root.on('Browser.downloadProgress', ({ guid, state, receivedBytes, totalBytes }) => {
    const item = items.get(guid)
    if (item === undefined) return
    item.received = receivedBytes
    item.total = totalBytes
    if (state === 'inProgress') {
      item.emit('updated', createEvent(), 'progressing')
      return
    }
    items.delete(guid)
    // What is small may be here before it could be cancelled.
    void finish(item, state === 'completed' && !item.isCancelled, path.join(folder, guid))
  })

  async function finish(item: HostDownloadItem, complete: boolean, file: string): Promise<void> {
    item.state = complete ? 'completed' : 'cancelled'
    try {
      if (complete) await copyFile(file, item.savePath)
    } catch {
      item.state = 'interrupted'
    }
    await quietly(rm(file, { force: true }))
    item.emit('done', createEvent(), item.state)
  }

  await mkdir(folder, { recursive: true })
  await root.send('Browser.setDownloadBehavior', {
    behavior: 'allowAndName',
    downloadPath: folder,
    eventsEnabled: true,
  })
}
