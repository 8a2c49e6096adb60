import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron'
import { eventNames, requestNames } from '../shared/ipc/channels.ts'

// window.jutt is built from the names of the contract alone; its types are in shared/ipc/contract.ts, and main
// decides who may ask for what. Nothing of ipcRenderer itself reaches the page.
const bridge: Record<string, unknown> = {}
for (const name of requestNames) {
  const [domain = '', verb = ''] = name.split(':')
  const verbs = (bridge[domain] ??= {}) as Record<string, unknown>
  verbs[verb] = async (input: unknown): Promise<unknown> => ipcRenderer.invoke(name, input)
}

bridge['on'] = (name: string, listener: (payload: unknown) => void): (() => void) => {
  const known: readonly string[] = eventNames
  if (!known.includes(name)) throw new Error(`No such event: ${name}`)
  const hear = (_event: IpcRendererEvent, payload: unknown): void => listener(payload)
  ipcRenderer.on(name, hear)
  return () => void ipcRenderer.off(name, hear)
}

contextBridge.exposeInMainWorld('jutt', bridge)
