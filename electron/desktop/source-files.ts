import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** What is served of a recording, by its id: the file that it is read from, its own sound, or that while it is compressed. */
export type RecordingFile = 'source' | 'sound' | 'compressed'

const prefixes = {
  source: '/source/',
  sound: '/sound/',
  compressed: '/compressed/',
} as const satisfies Record<RecordingFile, string>

export interface ServedFile {
  file: string
  type?: string
  /** Of a file that grows: it is served as if it ended at `size`, and began with `head`. */
  snapshot?: { head: Uint8Array; size: number }
}

/** A request for a file of a recording. */
export interface AskedFile {
  which: RecordingFile
  recordingId: string
  /** Of a sound that grows: how much of it is wanted, in samples; null for all of one that does not. */
  upTo: number | null
}

/** Which file of which recording a request asks for; null for any other request. */
export function recordingFileOf(request: Request): AskedFile | null {
  const { pathname, searchParams } = new URL(request.url)
  const upTo = /^\d{1,12}$/.exec(searchParams.get('to') ?? '')
  for (const which of ['source', 'sound', 'compressed'] as const) {
    const prefix = prefixes[which]
    if (!pathname.startsWith(prefix)) continue
    const recordingId = pathname.slice(prefix.length)
    return { which, recordingId, upTo: upTo && Number(upTo[0]) }
  }
  return null
}

/** A request for the sound of a file, converted by main. */
export interface AskedConversion {
  recordingId: string
  /** The sample, at 16 kHz, from which it is wanted. */
  from: number
  /** Which of its tracks of sound, from 0. */
  track: number
}

/** Which conversion a request asks for; null for any other request. */
export function conversionOf(request: Request): AskedConversion | null {
  const { pathname, searchParams } = new URL(request.url)
  const [from, track] = ['from', 'track'].map((name) => searchParams.get(name) ?? '')
  if (!pathname.startsWith(prefixes.source) || !/^\d{1,12}$/.test(from ?? '')) return null
  return {
    recordingId: pathname.slice(prefixes.source.length),
    from: Number(from),
    track: /^\d{1,3}$/.test(track ?? '') ? Number(track) : 0,
  }
}

/** Serves converted sound as it comes, at the pace at which it is taken; 501 where nothing here can convert it. */
export function serveConversion(
  conversion: { length: number | null; sound: Readable } | null,
): Response {
  if (conversion === null) return new Response(null, { status: 501 })
  const { length, sound } = conversion
  const headers = {
    'cache-control': 'no-store',
    'content-type': 'application/octet-stream',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(length !== null && { 'x-sound-seconds': String(length) }),
  }
  return new Response(Readable.toWeb(sound), { headers })
}

export function sourceUrl(recordingId: string): string {
  return `${prefixes.source}${recordingId}`
}

/** Serves the bytes of one file, whole or by one Range, never more in memory than what is on its way. 404 where it is gone. */
export async function serveFile(served: ServedFile | null, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405 })
  const known = served === null ? null : await sizeOf(served.file)
  if (served === null || known === null) return new Response(null, { status: 404 })
  const size = served.snapshot ? Math.min(served.snapshot.size, known) : known
  const asked = request.headers.get('range')
  const range = asked === null ? null : readRange(asked, size)
  if (range === 'unsatisfiable') {
    return new Response(null, { status: 416, headers: { 'content-range': `bytes */${size}` } })
  }
  const { start, end } = range ?? { start: 0, end: size - 1 }
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    'content-length': String(end - start + 1),
    'content-type': served.type ?? 'application/octet-stream',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  }
  const isEmpty = request.method === 'HEAD' || size === 0
  const body = isEmpty ? null : Readable.toWeb(Readable.from(bytesOf(served, start, end)))
  return new Response(body, { status: range ? 206 : 200, headers })
}

/** The bytes from `start` to `end`, both of them included. */
async function* bytesOf(
  served: ServedFile,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  const head = served.snapshot?.head ?? Buffer.of()
  if (start < head.length) yield head.subarray(start, end + 1)
  if (end < head.length) return
  const chunks: AsyncIterable<Buffer> = createReadStream(served.file, {
    start: Math.max(start, head.length),
    end,
  })
  yield* chunks
}

async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}

/** One range of RFC 9110; several, or what is no range of bytes, is as if nothing was asked (null). */
function readRange(
  header: string,
  size: number,
): { start: number; end: number } | 'unsatisfiable' | null {
  const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(header.trim()) ?? []
  if (from === '' && to === '') return null
  const start = from === '' ? Math.max(0, size - Number(to)) : Number(from)
  const end = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1)
  if (start >= size) return 'unsatisfiable'
  return start <= end ? { start, end } : null
}
