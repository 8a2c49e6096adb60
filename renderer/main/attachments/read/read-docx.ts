import { UnreadableError } from './readable.ts'
import { unpackedSize } from './unpacked-size.ts'

/** Bytes; a thesis with all its pictures is well below. */
const largestUnpacked = 200 * 1024 * 1024
/** Milliseconds; what takes longer says false of its size, or is made to take long. */
const longestReading = 20_000

/** The text of a DOCX file, read in a worker of its own, which ends with it. */
export async function readDocx(bytes: Uint8Array<ArrayBuffer>): Promise<string> {
  const size = unpackedSize(bytes)
  if (size === null) throw new UnreadableError('damaged')
  if (size > largestUnpacked) throw new UnreadableError('unpacks_too_large')
  const worker = new Worker(new URL('./docx.worker.ts', import.meta.url), { type: 'module' })
  const { promise, resolve, reject } = Promise.withResolvers<string | null>()
  worker.addEventListener('message', ({ data }: MessageEvent<string | null>) => resolve(data))
  worker.addEventListener('error', () => resolve(null))
  const timer = setTimeout(() => reject(new UnreadableError('too_slow')), longestReading)
  try {
    worker.postMessage(bytes.buffer, [bytes.buffer])
    const text = await promise
    if (text === null) throw new UnreadableError('damaged')
    if (text.trim() === '') throw new UnreadableError('no_text')
    return text.replace(/\n{3,}/g, '\n\n').trim()
  } finally {
    clearTimeout(timer)
    worker.terminate()
  }
}
