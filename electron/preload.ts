import { contextBridge, ipcRenderer, webUtils, type IpcRendererEvent } from 'electron'
import { askEarly } from '../shared/ipc/early.ts'
import { eventNames, preloadOnly, requestNames } from '../shared/ipc/channels.ts'

// window.jutt is built from the names of the contract alone; its types are in shared/ipc/contract.ts, and main
// decides who may ask for what. Nothing of ipcRenderer itself reaches the page.
const domains: Record<string, Record<string, (input: unknown) => Promise<unknown>>> = {}
const notForPages: readonly string[] = preloadOnly
for (const name of requestNames) {
  if (notForPages.includes(name)) continue
  const [domain = '', verb = ''] = name.split(':')
  const verbs = (domains[domain] ??= {})
  verbs[verb] = async (input) => (await ipcRenderer.invoke(name, input)) as unknown
}

/** Of the page; these types know no more of it. */
declare const location: { readonly pathname: string }

// What the window begins with is asked for before its scripts are there: once they are, main has answered.
if (location.pathname.startsWith('/main/')) {
  const bootstrap = askEarly(
    (): Promise<unknown> => ipcRenderer.invoke('app:bootstrap'),
    (listener) => {
      for (const name of eventNames) ipcRenderer.on(name, listener)
      return () => {
        for (const name of eventNames) ipcRenderer.off(name, listener)
      }
    },
  )
  domains['app'] = { ...domains['app'], bootstrap }
}

const on = (name: string, listener: (payload: unknown) => void): (() => void) => {
  const known: readonly string[] = eventNames
  if (!known.includes(name)) throw new Error(`No such event: ${name}`)
  const hear = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
  ipcRenderer.on(name, hear)
  return () => void ipcRenderer.off(name, hear)
}

// A page hands over a File and gets a handle: the path goes to main alone.
const offer = async (file: File): Promise<unknown> =>
  (await ipcRenderer.invoke(preloadOnly[0], { path: webUtils.getPathForFile(file) })) as unknown

contextBridge.exposeInMainWorld('jutt', { ...domains, files: { ...domains['files'], offer }, on })
