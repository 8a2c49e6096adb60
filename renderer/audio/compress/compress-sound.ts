import type { AppError } from '../../../shared/errors.ts'
import { toAppError } from '../app-error.ts'
import type { CompressOrder, CompressReport } from './protocol.ts'

export interface CompressOptions {
  /** Where the sound is served, and where what was stored of the compressed one is; relative to the page. */
  url: string
  compressedUrl: string
  /** Stores the next bytes of the compressed sound. What it throws ends the compression. */
  onBytes: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
}

/** Compresses a sound in a worker of its own, which ends with it; null where all went well. */
export async function compressSound(options: CompressOptions): Promise<AppError | null> {
  const { url, compressedUrl, onBytes } = options
  const worker = new Worker(new URL('../sound.worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve } = Promise.withResolvers<AppError | null>()
  const order = (message: CompressOrder): void => worker.postMessage(message, [])
  const whole = (address: string): string => new URL(address, document.baseURI).href

  async function store(bytes: Uint8Array<ArrayBuffer>): Promise<void> {
    try {
      await onBytes(bytes)
      order({ kind: 'stored' })
    } catch (error) {
      resolve(toAppError(error))
    }
  }

  worker.addEventListener('message', ({ data }: MessageEvent<CompressReport>) => {
    if (data.kind === 'bytes') void store(data.bytes)
    else resolve(data.trouble)
  })
  worker.addEventListener('error', ({ message }) => resolve({ code: 'internal', detail: message }))
  try {
    order({ kind: 'compress', url: whole(url), compressedUrl: whole(compressedUrl) })
    return await promise
  } finally {
    worker.terminate()
  }
}
