import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { buffer } from 'node:stream/consumers'
import type { Clipboard, ClipboardItem } from 'electron'
import { guardClass, guardObject } from '../api/guard.ts'
import { trust } from '../world/trust.ts'

type Surface = Pick<Clipboard, 'clear' | 'has' | 'read' | 'readText' | 'write' | 'writeText'>

/** Where a clipboard's content is kept, one format at a time. */
interface Store {
  types(): Promise<string[]>
  read(type: string): Promise<Buffer>
  write(type: string, content: Buffer): Promise<void>
}

const plainText = 'text/plain'

/** Electron's ClipboardItem; bookmarks are left out. */
export class HostClipboardItem implements Pick<ClipboardItem, 'types'> {
  readonly types: string[]
  readonly #contents: Record<string, unknown>

  constructor(contents: Record<string, unknown>) {
    this.#contents = contents
    this.types = Object.keys(contents)
  }

  async getType(type: string): Promise<Blob> {
    const content: unknown = await this.#contents[type]
    if (content instanceof Blob) return content
    if (typeof content === 'string') return new Blob([content], { type })
    throw new Error(`The clipboard has no ${type}`)
  }
}
guardClass('electron.ClipboardItem', HostClipboardItem)

/** electron.clipboard: X11's own through xclip, else one in memory, as without a display there is none. */
export function createClipboard(underX11: boolean): Surface {
  const create = (name: string, selection: string) =>
    clipboardOver(name, underX11 ? xclipStore(selection) : memoryStore())
  const clipboard = create('electron.clipboard', 'clipboard')
  if (process.platform !== 'linux') return clipboard
  const selection = create('electron.clipboard.selection', 'primary')
  return Object.defineProperty(clipboard, 'selection', { value: selection, enumerable: true })
}

function clipboardOver(path: string, store: Store): Surface {
  const writeText = (value: string): Promise<void> => store.write(plainText, Buffer.from(value))
  return guardObject(path, {
    readText: async () => (await store.read(plainText)).toString(),
    writeText,
    async read() {
      const contents: Record<string, Blob> = {}
      for (const type of await store.types()) {
        contents[type] = new Blob([Uint8Array.from(await store.read(type))], { type })
      }
      return Object.keys(contents).length === 0
        ? []
        : [trust<ClipboardItem>(new HostClipboardItem(contents))]
    },
    async write([item]) {
      if (!item) return store.write(plainText, Buffer.alloc(0))
      // One format is all that either store holds: the text, or else what comes first.
      const type = item.types.includes(plainText) ? plainText : (item.types[0] ?? plainText)
      const content = trust<Blob>(await item.getType(type))
      return store.write(type, Buffer.from(await content.arrayBuffer()))
    },
    has: async (type) => (await store.types()).includes(type),
    clear: () => void store.write(plainText, Buffer.alloc(0)),
  } satisfies Surface)
}

function memoryStore(): Store {
  let kept: { type: string; content: Buffer } = { type: plainText, content: Buffer.alloc(0) }
  return {
    types: async () => (kept.content.length > 0 ? [kept.type] : []),
    read: async (type) => (type === kept.type ? kept.content : Buffer.alloc(0)),
    async write(type, content) {
      kept = { type, content }
    },
  }
}

/** X11's own names for text, and what tells about a selection instead of being in it. */
const names = /^[A-Z_]+$/

function xclipStore(selection: string): Store {
  async function output(target: string): Promise<Buffer> {
    const args = ['-selection', selection, '-target', target, '-out']
    const child = spawn('xclip', args, { stdio: ['ignore', 'pipe', 'ignore'] })
    const [read] = await Promise.all([buffer(child.stdout), once(child, 'close')])
    return read
  }

  const read = (type: string): Promise<Buffer> => output(type === plainText ? 'UTF8_STRING' : type)

  return {
    read,
    async types() {
      const targets = (await output('TARGETS')).toString().split('\n').filter(Boolean)
      const hasText = targets.includes('UTF8_STRING') && (await read(plainText)).length > 0
      const others = targets.filter((name) => !names.test(name) && !name.startsWith(plainText))
      return hasText ? [plainText, ...others] : others
    },
    async write(type, content) {
      // xclip stays behind to serve the selection, as X11 asks of its owners.
      const target = type === plainText ? 'UTF8_STRING' : type
      const child = spawn('xclip', ['-selection', selection, '-target', target, '-in'], {
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      child.stdin.end(content)
      const [code] = trust<[number]>(await once(child, 'exit'))
      if (code !== 0) throw new Error(`xclip ended with code ${code}`)
    },
  }
}
