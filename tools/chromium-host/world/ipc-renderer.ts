/// <reference lib="dom" />
import type { Codec, Encoded } from './codec.ts'
import type { ToMain } from './preload-world.ts'
import { trust } from './trust.ts'

/** What main says to a preload's world. */
export type FromMain =
  | { kind: 'message'; channel: string; args: Encoded }
  | { kind: 'reply'; id: number; ok: boolean; value: Encoded }

type Listener = (event: object, ...args: unknown[]) => void

export interface IpcRenderer {
  ipcRenderer: object
  receive(message: FromMain): void
}

/** Electron's ipcRenderer without the synchronous and the port-carrying calls, which throw by name. */
export function createIpcRenderer(codec: Codec, post: (message: ToMain) => void): IpcRenderer {
  const listeners = new Map<string, { listener: Listener; once: boolean }[]>()
  const calls = new Map<
    number,
    { channel: string; resolve(value: unknown): void; reject(error: Error): void }
  >()
  let lastCall = 0

  function add(channel: string, listener: Listener, once: boolean): object {
    listeners.set(channel, [...(listeners.get(channel) ?? []), { listener, once }])
    return ipcRenderer
  }

  function remove(channel: string, listener: Listener): object {
    const entries = listeners.get(channel) ?? []
    const index = entries.findLastIndex((entry) => entry.listener === listener)
    listeners.set(channel, entries.toSpliced(index, index === -1 ? 0 : 1))
    return ipcRenderer
  }

  const ipcRenderer = {
    send(channel: string, ...args: unknown[]): void {
      post({ kind: 'send', channel, args: codec.encode(args) })
    },
    async invoke(channel: string, ...args: unknown[]): Promise<unknown> {
      const id = ++lastCall
      post({ kind: 'invoke', id, channel, args: codec.encode(args) })
      return new Promise((resolve, reject) => calls.set(id, { channel, resolve, reject }))
    },
    on: (channel: string, listener: Listener) => add(channel, listener, false),
    addListener: (channel: string, listener: Listener) => add(channel, listener, false),
    once: (channel: string, listener: Listener) => add(channel, listener, true),
    off: remove,
    removeListener: remove,
    removeAllListeners(channel?: string): object {
      if (channel === undefined) listeners.clear()
      else listeners.delete(channel)
      return ipcRenderer
    },
    listenerCount: (channel: string) => listeners.get(channel)?.length ?? 0,
  }

  function deliver(channel: string, args: unknown[]): void {
    for (const { listener, once } of listeners.get(channel) ?? []) {
      if (once) remove(channel, listener)
      try {
        listener({ sender: ipcRenderer, ports: [] }, ...args)
      } catch (error) {
        // One listener's error is the page's to see; the others still run.
        reportError(error)
      }
    }
  }

  function receive(message: FromMain): void {
    if (message.kind === 'message') {
      deliver(message.channel, trust<unknown[]>(codec.decode(message.args)))
      return
    }
    const call = calls.get(message.id)
    calls.delete(message.id)
    const value = codec.decode(message.value)
    if (message.ok) call?.resolve(value)
    else call?.reject(new Error(`Error invoking remote method '${call.channel}': ${String(value)}`))
  }

  return { ipcRenderer, receive }
}
