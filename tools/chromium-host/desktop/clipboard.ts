import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { text } from 'node:stream/consumers'
import type { Clipboard } from 'electron'
import { guardObject } from '../api/guard.ts'
import { trust } from '../world/trust.ts'

type Surface = Pick<Clipboard, 'clear' | 'has' | 'readText' | 'writeText'>

/** Where a clipboard's text is kept. */
interface TextStore {
  read(): Promise<string>
  write(text: string): Promise<void>
}

/** electron.clipboard for text: X11's own through xclip, else one in memory, as without a display there is none. */
export function createClipboard(underX11: boolean): Surface {
  const create = (name: string, selection: string) =>
    clipboardOver(name, underX11 ? xclipStore(selection) : memoryStore())
  const clipboard = create('electron.clipboard', 'clipboard')
  if (process.platform !== 'linux') return clipboard
  const selection = create('electron.clipboard.selection', 'primary')
  return Object.defineProperty(clipboard, 'selection', { value: selection, enumerable: true })
}

function clipboardOver(path: string, store: TextStore): Surface {
  return guardObject(path, {
    readText: () => store.read(),
    writeText: (value) => store.write(value),
    async has(type) {
      return type === 'text/plain' && (await store.read()) !== ''
    },
    clear: () => void store.write(''),
  } satisfies Surface)
}

function memoryStore(): TextStore {
  let kept = ''
  return {
    async read() {
      return kept
    },
    async write(value) {
      kept = value
    },
  }
}

function xclipStore(selection: string): TextStore {
  return {
    async read() {
      const stdio = ['ignore', 'pipe', 'ignore'] as const
      const child = spawn('xclip', ['-selection', selection, '-out'], { stdio: [...stdio] })
      const [output] = await Promise.all([text(child.stdout), once(child, 'close')])
      return output
    },
    async write(value) {
      // xclip stays behind to serve the selection, as X11 asks of its owners.
      const child = spawn('xclip', ['-selection', selection, '-in'], {
        stdio: ['pipe', 'ignore', 'ignore'],
      })
      child.stdin.end(value)
      const [code] = trust<[number]>(await once(child, 'exit'))
      if (code !== 0) throw new Error(`xclip ended with code ${code}`)
    },
  }
}
