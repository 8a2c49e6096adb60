import type { Encoded } from '../world/codec.ts'
import type { ToMain } from '../world/preload-world.ts'
import { createEvent } from './event.ts'
import type { Host } from './host-context.ts'
import type { HostWebContents } from './web-contents.ts'
import { trust } from '../world/trust.ts'

/** Acts on what a preload's world says: messages go to ipcMain, questions to the app's handlers. */
export function receiveFromWorld(
  host: Host,
  contents: HostWebContents,
  message: ToMain,
  decode: (encoded: Encoded) => unknown,
): void {
  const { link } = contents
  if (link === undefined) return

  function eventOf(): object {
    const frame = contents.mainFrame
    return createEvent({
      type: 'frame',
      sender: contents,
      senderFrame: frame,
      processId: frame.processId,
      frameId: frame.routingId,
      ports: [],
      reply: (channel: string, ...args: unknown[]) => contents.send(channel, ...args),
      get returnValue(): unknown {
        return undefined
      },
      set returnValue(_value: unknown) {
        throw new Error('chromium-host has no synchronous IPC: ipcRenderer.sendSync')
      },
    })
  }

  async function invoke(id: number, channel: string, args: unknown[]): Promise<void> {
    try {
      const value = await host.ipc.invoke(channel, eventOf(), args)
      link?.tell({ kind: 'reply', id, ok: true, value: link.codec.encode(value) })
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith('No handler registered'))) {
        console.error(`Error occurred in handler for '${channel}':`, error)
      }
      // Of an error only what its toString says crosses, as in Electron.
      link?.tell({ kind: 'reply', id, ok: false, value: String(error) })
    }
  }

  async function ask(id: number, question: string, details: unknown[]): Promise<void> {
    let allowed = false
    if (question === 'permission') {
      const [permission, more] = trust<[string, object]>(details)
      const url = contents.mainFrame.url
      allowed = await host.permissions.request(contents, url, permission, more)
    } else if (question === 'open-window') {
      const [url, frameName, features] = trust<[string, string, string]>(details)
      contents.openWindow(url, frameName, features)
    }
    link?.tell({ kind: 'answer', id, allowed })
  }

  switch (message.kind) {
    case 'send': {
      const event = eventOf()
      const args = trust<unknown[]>(decode(message.args))
      contents.emit('ipc-message', event, message.channel, ...args)
      host.ipc.ipcMain.emit(message.channel, event, ...args)
      return
    }
    case 'invoke':
      void invoke(message.id, message.channel, trust<unknown[]>(decode(message.args)))
      return
    case 'ask':
      void ask(message.id, message.question, trust<unknown[]>(decode(message.details)))
      return
    case 'key':
      // It has happened already: preventDefault comes too late on this host.
      contents.emit('before-input-event', createEvent(), decode(message.input))
      return
    case 'title':
      contents.titled(message.title)
      return
    case 'preload-error': {
      const file = contents.getLastWebPreferences().preload ?? ''
      contents.emit('preload-error', createEvent(), file, decode(message.error))
    }
  }
}
