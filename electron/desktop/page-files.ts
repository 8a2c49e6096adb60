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
    if (!file || !type || !(await isFile(file))) return answer(404)
    const nonce = randomBytes(16).toString('base64')
    const headers = {
      'content-type': type,
      'content-security-policy': contentSecurityPolicy(nonce, {
        wasm: pathname.startsWith(audioFolder),
      }),
    }
    if (request.method === 'HEAD') return answer(200, null, headers)
    if (extname(file) === '.html') {
      const html = await readFile(file, 'utf8')
      return answer(200, html.replaceAll(noncePlaceholder, nonce), headers)
    }
    return answer(200, Readable.toWeb(createReadStream(file)), headers)
  }
}

function answer(
  status: number,
  body: string | ReadableStream | null = null,
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

async function isFile(file: string): Promise<boolean> {
  try {
    return (await stat(file)).isFile()
  } catch {
    return false
  }
}
