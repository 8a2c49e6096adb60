import { readFile } from 'node:fs/promises'
import type { Plugin } from 'vite'
import loadWabt from 'wabt'

/** Lets modules import WebAssembly that is written as text (.wat), as its bytes. */
export function watFiles(): Plugin {
  return {
    name: 'wat-files',
    async load(id) {
      if (!id.endsWith('.wat')) return null
      const wabt = await loadWabt()
      const text = wabt.parseWat(id, await readFile(id, 'utf8'))
      const { buffer } = text.toBinary({})
      text.destroy()
      return `export default Uint8Array.from(atob('${Buffer.from(buffer).toString('base64')}'), (byte) => byte.charCodeAt(0))`
    },
  }
}
