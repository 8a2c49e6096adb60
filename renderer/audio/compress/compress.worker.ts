import { compress } from './compress.ts'
import type { CompressOrder, CompressReport } from './protocol.ts'

let onStored = () => {}

function report(message: CompressReport, transfer: Transferable[] = []): void {
  self.postMessage(message, { transfer })
}

/** Hands bytes on, and waits until they are stored. */
async function send(data: Uint8Array): Promise<void> {
  const bytes = new Uint8Array(data)
  const { promise, resolve } = Promise.withResolvers<void>()
  onStored = resolve
  report({ kind: 'bytes', bytes }, [bytes.buffer])
  await promise
}

async function run(url: string, compressedUrl: string): Promise<void> {
  try {
    report({ kind: 'ended', trouble: await compress({ url, compressedUrl, onBytes: send }) })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    report({ kind: 'ended', trouble: { code: 'sound_not_compressed', detail } })
  }
}

self.addEventListener('message', ({ data }: MessageEvent<CompressOrder>) => {
  switch (data.kind) {
    case 'compress':
      void run(data.url, data.compressedUrl)
      break
    case 'stored':
      onStored()
  }
})
