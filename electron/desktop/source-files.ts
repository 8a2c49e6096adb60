import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { Readable } from 'node:stream'

/** Below this path the bytes of a recording's source file are served, by the id of the recording. */
const prefix = '/source/'

/** The id of the recording whose source file a request asks for; null for any other request. */
export function sourceOf(request: Request): string | null {
  const { pathname } = new URL(request.url)
  return pathname.startsWith(prefix) ? pathname.slice(prefix.length) : null
}

export function sourceUrl(recordingId: string): string {
  return `${prefix}${recordingId}`
}

/** Serves the bytes of one file, whole or by one Range, never more in memory than what is on its way. 404 where it is gone. */
export async function serveFile(file: string | null, request: Request): Promise<Response> {
  if (request.method !== 'GET' && request.method !== 'HEAD')
    return new Response(null, { status: 405 })
  const size = file === null ? null : await sizeOf(file)
  if (file === null || size === null) return new Response(null, { status: 404 })
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
    'content-type': 'application/octet-stream',
    'cross-origin-resource-policy': 'same-origin',
    'x-content-type-options': 'nosniff',
    ...(range && { 'content-range': `bytes ${start}-${end}/${size}` }),
  }
  const isEmpty = request.method === 'HEAD' || size === 0
  const body = isEmpty ? null : Readable.toWeb(createReadStream(file, { start, end }))
  return new Response(body, { status: range ? 206 : 200, headers })
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
