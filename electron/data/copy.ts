import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { stat, utimes } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

/** How far it is, in bytes. */
export type Progress = (done: number, all: number) => void

/** A file as it was copied. */
export interface Copied {
  from: string
  to: string
  size: number
  /** SHA-256 of what was read, hexadecimal. */
  sha256: string
}

/** Bytes read at once. */
const chunkBytes = 1024 * 1024

/**
 * Copies files one after the other, without holding up whoever else is at work; the times of the files go along.
 * A file that grows meanwhile is copied as long as it was when its turn came.
 */
export async function copySteadily(
  files: readonly { from: string; to: string }[],
  options: { progress: Progress; signal: AbortSignal; all: number },
): Promise<Copied[]> {
  const { progress, signal, all } = options
  const copied: Copied[] = []
  let done = 0
  for (const { from, to } of files) {
    const { size, atime, mtime } = await stat(from)
    const hash = createHash('sha256')
    // A stream with no bytes to read would read all there are.
    const source =
      size === 0
        ? Readable.from([])
        : createReadStream(from, { end: size - 1, highWaterMark: chunkBytes })
    await pipeline(
      source,
      async function* watch(chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          done += chunk.length
          progress(Math.min(done, all), all)
          yield chunk
        }
      },
      createWriteStream(to, { flush: true }),
      { signal },
    )
    await utimes(to, atime, mtime)
    copied.push({ from, to, size, sha256: hash.digest('hex') })
  }
  return copied
}

/** SHA-256 of a file, hexadecimal. */
export async function digest(file: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(file, { highWaterMark: chunkBytes }), hash)
  return hash.digest('hex')
}
