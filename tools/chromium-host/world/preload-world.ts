/// <reference lib="dom" />
import { createBridge, createPort, type Bridge } from './bridge.ts'
import { createCodec, type Base64, type Encoded } from './codec.ts'
import { createIpcRenderer, type FromMain, type IpcRenderer } from './ipc-renderer.ts'
import { trust } from './trust.ts'

/** What the isolated world of a top frame is set up with. */
export interface PreloadSettings {
  greeting: string
  binding: string
  fileToken: string
  process: object
}

/** What the preload's world says to main, as JSON through the binding. */
export type ToMain =
  | { kind: 'send'; channel: string; args: Encoded }
  | { kind: 'invoke'; id: number; channel: string; args: Encoded }
  | { kind: 'ask'; id: number; question: string; details: Encoded }
  | { kind: 'key'; input: Encoded }
  | { kind: 'title'; title: string }
  | { kind: 'preload-error'; error: Encoded }

type Answer = { kind: 'answer'; id: number; allowed: boolean }

interface PreloadWorld {
  receive(message: string): void
  files: Map<string, File>
  run(file: string, preload: (require: unknown, process: unknown) => void): void
}

/** The preload's end: ipcRenderer, contextBridge, webUtils, and a require that knows only electron. */
export function setUpPreloadWorld(settings: PreloadSettings): void {
  if (window !== window.top) return
  const tell = trust<(message: string) => void>(Reflect.get(globalThis, settings.binding))
  const codec = createCodec(pageBase64())
  const files = new Map<string, File>()
  const asked = new Map<number, (allowed: boolean) => void>()
  let lastQuestion = 0

  function post(message: ToMain): void {
    tell(JSON.stringify(message))
  }

  const channel = document.createElement('a')
  document.dispatchEvent(new MouseEvent(settings.greeting, { relatedTarget: channel }))
  const bridge = createBridge(createPort(channel, 'to-page', 'to-preload'))

  function ask(question: string, ...details: unknown[]): Promise<boolean> {
    const id = ++lastQuestion
    post({ kind: 'ask', id, question, details: codec.encode(details) })
    return new Promise((resolve) => asked.set(id, resolve))
  }
  bridge.expose(settings.greeting, ask)

  const ipc = createIpcRenderer(codec, post)
  const electron = electronOf(ipc, bridge, files, settings.fileToken)

  watchTitle((title) => post({ kind: 'title', title }))
  watchLinks((url, target) => void ask('open-window', url, target, ''))
  watchKeys((input) => post({ kind: 'key', input: codec.encode(input) }))

  const world: PreloadWorld = {
    files,
    receive(text) {
      const message = trust<FromMain | Answer>(JSON.parse(text))
      if (message.kind === 'answer') {
        asked.get(message.id)?.(message.allowed)
        asked.delete(message.id)
      } else {
        ipc.receive(message)
      }
    },
    run(file, preload) {
      const require = (name: string) => {
        if (name === 'electron') return electron
        throw new Error(`module not found: ${name}`)
      }
      try {
        preload(require, settings.process)
      } catch (error) {
        console.error(`Unable to load preload script: ${file}`)
        console.error(error)
        const cause = error instanceof Error ? error : new Error(String(error))
        post({ kind: 'preload-error', error: codec.encode(cause) })
      }
    },
  }
  // Only this isolated world sees it: the page has another global object.
  Object.defineProperty(globalThis, 'chromiumHostWorld', { value: Object.freeze(world) })
}

function electronOf(
  ipc: IpcRenderer,
  bridge: Bridge,
  files: Map<string, File>,
  fileToken: string,
): object {
  return missingByName('electron', {
    ipcRenderer: missingByName('electron.ipcRenderer', ipc.ipcRenderer),
    contextBridge: missingByName('electron.contextBridge', {
      exposeInMainWorld: (name: string, api: unknown) => bridge.expose(name, api),
    }),
    webUtils: missingByName('electron.webUtils', {
      // The path is not known in this process: main puts it in the token's place.
      getPathForFile(file: File): string {
        if (!(file instanceof File)) {
          throw new TypeError(
            "Failed to execute 'getPathForFile': parameter 1 is not of type 'File'",
          )
        }
        const token = `${fileToken}${files.size + 1}`
        files.set(token, file)
        return token
      },
    }),
    webFrame: missingByName('electron.webFrame', {}),
  })
}

function missingByName<T extends object>(path: string, object: T): T {
  return new Proxy(object, {
    get(target, name, receiver) {
      if (name in target || typeof name === 'symbol') {
        return Reflect.get(target, name, receiver) as unknown
      }
      throw new Error(`chromium-host has no ${path}.${name}`)
    },
  })
}

function watchTitle(tell: (title: string) => void): void {
  const look = () => tell(document.title)
  const watchElement = new MutationObserver(look)
  const watchHead = () => {
    watchElement.disconnect()
    const title = document.querySelector('head > title')
    const whole = { childList: true, characterData: true, subtree: true }
    if (title !== null) watchElement.observe(title, whole)
    look()
  }
  const begin = () => {
    const head = document.querySelector('head')
    if (head !== null) new MutationObserver(watchHead).observe(head, { childList: true })
    watchHead()
  }
  document.addEventListener('DOMContentLoaded', begin, { once: true })
}

function watchLinks(open: (url: string, target: string) => void): void {
  const follow = (event: MouseEvent) => {
    const link = event.composedPath().find((node) => node instanceof HTMLAnchorElement)
    if (event.defaultPrevented || link === undefined || link.href === '') return
    if (event.button > 1 || link.hasAttribute('download')) return
    const ownWindow =
      ['', '_self', '_top', '_parent'].includes(link.target.toLowerCase()) ||
      document.querySelector(`iframe[name="${CSS.escape(link.target)}"]`) !== null
    const newWindowKey = event.ctrlKey || event.metaKey || event.shiftKey || event.button === 1
    if (ownWindow && !newWindowKey) return
    event.preventDefault()
    open(link.href, link.target)
  }
  window.addEventListener('click', follow)
  window.addEventListener('auxclick', follow)
}

function watchKeys(tell: (input: object) => void): void {
  const watch = (event: KeyboardEvent) => {
    if (!event.isTrusted) return
    tell({
      type: event.type === 'keydown' ? 'keyDown' : 'keyUp',
      key: event.key,
      code: event.code,
      isAutoRepeat: event.repeat,
      isComposing: event.isComposing,
      shift: event.shiftKey,
      control: event.ctrlKey,
      alt: event.altKey,
      meta: event.metaKey,
      location: event.location,
      modifiers: [],
    })
  }
  window.addEventListener('keydown', watch, { capture: true })
  window.addEventListener('keyup', watch, { capture: true })
}

function pageBase64(): Base64 {
  // Newer than TypeScript's own library, and a hundred times faster than btoa on a second of sound.
  type Native = { toBase64?(): string }
  const { fromBase64 } = trust<{ fromBase64?(text: string): Uint8Array<ArrayBuffer> }>(Uint8Array)
  return {
    encode: (bytes) =>
      trust<Native>(bytes).toBase64?.() ??
      btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')),
    decode: (text) =>
      fromBase64 === undefined
        ? Uint8Array.from(atob(text), (character) => character.charCodeAt(0))
        : fromBase64.call(Uint8Array, text),
  }
}
