import type { HostBrowserWindow } from './browser-window.ts'
import type { HostWebContents } from './web-contents.ts'

/** The windows and contents that exist, in the order of their ids. */
export interface Registry {
  readonly windows: Map<number, HostBrowserWindow>
  readonly contents: Map<number, HostWebContents>
  /** Which window has the focus, as far as the app is concerned. */
  readonly focus: { window: HostBrowserWindow | undefined }
  nextWindowId(): number
  nextContentsId(): number
  contentsOfTarget(targetId: string): HostWebContents | undefined
  windowOf(contents: object): HostBrowserWindow | undefined
}

export function createRegistry(): Registry {
  const windows = new Map<number, HostBrowserWindow>()
  const contents = new Map<number, HostWebContents>()
  let lastWindow = 0
  let lastContents = 0
  return {
    windows,
    contents,
    focus: { window: undefined },
    nextWindowId: () => ++lastWindow,
    nextContentsId: () => ++lastContents,
    contentsOfTarget: (targetId) =>
      [...contents.values()].find((each) => each.targetId === targetId),
    windowOf: (each) => [...windows.values()].find((window) => window.contents === each),
  }
}
