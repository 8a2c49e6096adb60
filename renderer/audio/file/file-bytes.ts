import { CustomSource } from 'mediabunny'
import type { Mark } from './mark.ts'

/** Bytes that are fetched at once: small requests are many, and what is large waits in memory. */
const BLOCK = 2 ** 20

/** Bytes that mediabunny keeps of what it has read: two places at which it reads, some blocks each. */
const CACHE = 4 * BLOCK

/** Bytes of the first look at a file, in which every format names itself. */
const FIRST_LOOK = 4096

/** A file that is served by Range. */
export interface FileBytes {
  /** Bytes. */
  size: number
  /** What mediabunny reads it by: all of it, or as if it began at a mark, with its own beginning before it. */
  source(mark?: Mark): CustomSource
  /** Reads the bytes [start, end), as far as there are any. */
  read(start: number, end: number): Promise<Uint8Array>
  /** Whether bytes that were asked for could not be had. */
  isGone(): boolean
}

/** Opens a file; null where there is none any more. */
export async function openFile(url: string): Promise<FileBytes | null> {
  const size = await sizeOf(url)
  if (size === null) return null
  let isGone = false
  let block = { start: 0, bytes: new Uint8Array(0) }

  /** A second try is for main, which has the file; here the first failure is final. */
  async function fetchKnown(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    try {
      return await fetchRange(url, start, end)
    } catch (error) {
      isGone = true
      throw error
    }
  }

  /** At least the bytes [start, end), as far as there are any, and what of a block lies behind them. */
  async function readBlock(start: number, wantedEnd: number): Promise<Uint8Array<ArrayBuffer>> {
    const end = Math.min(wantedEnd, size ?? 0)
    if (start >= end) return new Uint8Array(0)
    if (start < block.start || end > block.start + block.bytes.length) {
      const bytes = await fetchKnown(start, Math.min(size ?? 0, Math.max(end, start + BLOCK)))
      block = { start, bytes }
    }
    return block.bytes.subarray(start - block.start)
  }

  async function read(start: number, end: number): Promise<Uint8Array<ArrayBuffer>> {
    return (await readBlock(start, end)).slice(0, Math.max(0, end - start))
  }

  /**
   * The bytes [start, end) of a file that begins with `head` bytes and goes on at `byte`, and what was fetched with them:
   * mediabunny copies bytes together, for each frame of an MP3 64 kB, where they came in smaller parts.
   */
  function readBehind(
    { head, byte }: Mark,
    start: number,
    end: number,
  ): ReadableStream<Uint8Array> {
    const moved = byte - head
    let at = start
    return new ReadableStream<Uint8Array>({
      async pull(controller) {
        try {
          const part =
            at < head
              ? await read(at, Math.min(end, head))
              : await readBlock(at + moved, end + moved)
          at += part.length
          if (part.length > 0) controller.enqueue(part)
          if (part.length === 0 || at >= end) controller.close()
        } catch (error) {
          controller.error(error)
        }
      },
    })
  }

  return {
    size,
    source: (mark = { head: 0, byte: 0, time: 0 }) =>
      new CustomSource({
        getSize: () => size - (mark.byte - mark.head),
        read: (start, end) => readBehind(mark, start, end),
        maxCacheSize: CACHE,
        prefetchProfile: 'fileSystem',
        // That it is gone is remembered.
        handleUnhandledError: () => {},
      }),
    read,
    isGone: () => isGone,
  }
}

async function sizeOf(url: string): Promise<number | null> {
  try {
    const { status, headers, body } = await fetch(url, range(0, FIRST_LOOK))
    await body?.cancel()
    // No range of an empty file can be given.
    if (status === 416) return 0
    const total = /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1]
    return status === 206 && total !== undefined ? Number(total) : null
  } catch {
    return null
  }
}

async function fetchRange(
  url: string,
  start: number,
  end: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(url, range(start, end))
  const bytes = new Uint8Array(await response.arrayBuffer())
  if (response.status !== 206 || bytes.length !== end - start) {
    throw new Error(`No bytes ${start} to ${end}: ${response.status}, ${bytes.length} bytes`)
  }
  return bytes
}

function range(start: number, end: number): RequestInit {
  return { headers: { range: `bytes=${start}-${end - 1}` } }
}
