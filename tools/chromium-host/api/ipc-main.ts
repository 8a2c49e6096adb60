import { EventEmitter } from 'node:events'
import type { IpcMain, IpcMainInvokeEvent } from 'electron'
import { guardObject } from './guard.ts'
import { trust } from '../world/trust.ts'

type Handler = (event: IpcMainInvokeEvent, ...args: unknown[]) => unknown

export interface IpcMainModule {
  ipcMain: Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'> & EventEmitter
  /** Runs the handler of a channel; rejects when there is none, or with what it throws. */
  invoke(channel: string, event: object, args: unknown[]): Promise<unknown>
}

/** electron.ipcMain. */
export function createIpcMain(): IpcMainModule {
  const handlers = new Map<string, Handler>()
  const emitter = new EventEmitter()
  // A channel called "error" is a channel like any other.
  emitter.on('error', () => undefined)

  function handle(channel: string, handler: Handler): void {
    if (handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`)
    }
    if (typeof handler !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof handler}'`)
    }
    handlers.set(channel, handler)
  }

  const methods = {
    handle,
    handleOnce(channel, handler) {
      handle(channel, (event, ...args) => {
        handlers.delete(channel)
        return handler(event, ...args) as unknown
      })
    },
    removeHandler: (channel) => void handlers.delete(channel),
  } satisfies Pick<IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>

  return {
    ipcMain: guardObject('electron.ipcMain', Object.assign(emitter, methods)),
    async invoke(channel, event, args) {
      const handler = handlers.get(channel)
      if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
      return handler(trust<IpcMainInvokeEvent>(event), ...args)
    },
  }
}
