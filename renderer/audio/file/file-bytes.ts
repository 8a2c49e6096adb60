import { UrlSource } from 'mediabunny'

/** Bytes kept in memory of what was read: the library reads 8 MiB ahead of what it needs. */
const CACHE = 16 * 2 ** 20

/** Bytes of the first look at a file, in which every format names itself. */
const FIRST_LOOK = 4096

/** A file that is served by Range. */
export interface FileBytes {
  /** Bytes. */
  size: number
  /** What mediabunny reads it by. */
  source: UrlSource
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

  /** As `fetch`, but that it remembers a refusal. */
  async function fetchKnown(target: RequestInfo | URL, init?: RequestInit): Promise<Response> {
    const response = await fetch(target, init)
    isGone ||= !response.ok
    return response
  }

  /** A second try is for main, which has the file; here the first failure is final. */
  function remember(): null {
    isGone = true
    return null
  }

  const source = new UrlSource(url, {
    maxCacheSize: CACHE,
    fetchFn: fetchKnown,
    getRetryDelay: remember,
    handleUnhandledError: remember,
  })
  return {
    size,
    source,
    read: (start, end) => readRange(url, start, Math.min(end, size)),
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

async function readRange(url: string, start: number, end: number): Promise<Uint8Array> {
  if (start >= end) return new Uint8Array(0)
  const response = await fetch(url, range(start, end))
  if (response.status !== 206) throw new Error(`No bytes ${start} to ${end}: ${response.status}`)
  return new Uint8Array(await response.arrayBuffer())
}

function range(start: number, end: number): RequestInit {
  return { headers: { range: `bytes=${start}-${end - 1}` } }
}
