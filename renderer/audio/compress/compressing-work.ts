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

/** What the worker does with a sound; the answer is to be called when the bytes told last are stored. */
export function startCompressing({
  url,
  compressedUrl,
}: Extract<CompressOrder, { kind: 'compress' }>): () => void {
  void run(url, compressedUrl)
  return () => onStored()
}

async function run(url: string, compressedUrl: string): Promise<void> {
  try {
    report({ kind: 'ended', trouble: await compress({ url, compressedUrl, onBytes: send }) })
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error)
    report({ kind: 'ended', trouble: { code: 'sound_not_compressed', detail } })
  }
}
