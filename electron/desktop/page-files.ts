import { randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { extname, join, normalize, sep } from 'node:path'
import { Readable } from 'node:stream'
import { contentSecurityPolicy } from './content-security-policy.ts'

/** Stands in the built index.html wherever the fresh nonce of a response goes. */
const noncePlaceholder = '__CSP_NONCE__'

/** The audio page and the workers it starts are built into this folder. */
const audioFolder = '/audio/'

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.ttf': 'font/ttf',
  '.wav': 'audio/wav',
  '.onnx': 'application/octet-stream',
}

/** A file whose name ends with the hash of its content, as the build names all but the pages, is never another. */
const hashed = /-[\w-]{8}\.\w+$/

/** Bytes; a stream costs more turns of the loop than a file that is this small, and at the start there are many. */
const largestAtOnce = 1_000_000

const alwaysSent = {
  'x-content-type-options': 'nosniff',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
}

/** Serves the files of one folder as our origin, each with the policy; anything else is 404. */
export function createPageFiles(folder: string): (request: Request) => Promise<Response> {
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return answer(405)
    const { pathname } = new URL(request.url)
    const file = resolveInside(folder, pathname)
    const type = contentTypes[extname(file ?? '')]
    const size = file && type ? await sizeOf(file) : null
    if (!file || !type || size === null) return answer(404)
    const nonce = randomBytes(16).toString('base64')
    const headers = {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(nonce, {
        wasm: pathname.startsWith(audioFolder),
      }),
      'cache-control': hashed.test(file) ? 'public, max-age=31536000, immutable' : 'no-cache',
    }
    if (request.method === 'HEAD') return answer(200, null, headers)
    if (extname(file) === '.html') {
      const html = await readFile(file, 'utf8')
      return answer(200, html.replaceAll(noncePlaceholder, nonce), headers)
    }
    const body =
      size > largestAtOnce ? Readable.toWeb(createReadStream(file)) : await readFile(file)
    return answer(200, body, headers)
  }
}

function answer(
  status: number,
  body: string | Uint8Array<ArrayBuffer> | ReadableStream | null = null,
  headers: Record<string, string> = {},
): Response {
  return new Response(body, { status, headers: { ...alwaysSent, ...headers } })
}

/** The path of a file below the folder, or null for a path that leads out of it. */
function resolveInside(folder: string, pathname: string): string | null {
  let decoded: string
  try {
    decoded = decodeURIComponent(pathname)
  } catch {
    return null
  }
  if (decoded.includes('\0')) return null
  const file = normalize(join(folder, decoded))
  return file.startsWith(folder + sep) ? file : null
}

/** The bytes of a file; null where there is none. */
async function sizeOf(file: string): Promise<number | null> {
  try {
    const found = await stat(file)
    return found.isFile() ? found.size : null
  } catch {
    return null
  }
}
