import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import { extname, join } from 'node:path'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { contentSecurityPolicy } from '../../electron/desktop/content-security-policy.ts'
import { conversionOf, serveConversion } from '../../electron/desktop/source-files.ts'
import { convert } from '../../electron/recordings/conversion/convert.ts'

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.wasm': 'application/wasm',
}

export interface SoundServer {
  origin: string
  /** Bytes of sound files that have gone out. */
  sent(): number
  /** The ffmpeg that converts what the page cannot decode; without one nothing does. */
  convertBy(ffmpeg: string | null): void
  close(): void
}

/** Serves the built harness under the policy of the audio page, and files below /source/ by Range as main does. */
export async function serve(pages: string, sources: string): Promise<SoundServer> {
  let sent = 0
  let ffmpeg: string | null = null

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost')
    const wanted = conversionOf(new Request(new URL(request.url ?? '/', 'http://localhost')))
    if (wanted) {
      const left = new AbortController()
      response.on('close', () => left.abort())
      const file = join(sources, decodeURIComponent(wanted.recordingId))
      const asked = { ...wanted, signal: left.signal }
      await send(
        serveConversion(ffmpeg === null ? null : await convert(ffmpeg, file, asked)),
        response,
      )
      return
    }
    if (pathname.startsWith('/source/')) {
      sent += await sendRange(
        join(sources, decodeURIComponent(pathname.slice('/source/'.length))),
        request,
        response,
      )
      return
    }
    if (pathname === '/favicon.ico') {
      response.writeHead(204).end()
      return
    }
    const name = pathname === '/' ? '/index.html' : pathname
    const bytes = await readFile(join(pages, name))
    response.writeHead(200, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'content-security-policy': contentSecurityPolicy('none', { wasm: true }),
      'x-content-type-options': 'nosniff',
    })
    response.end(bytes)
  }

  async function answerOrRefuse(request: IncomingMessage, response: ServerResponse) {
    try {
      await answer(request, response)
    } catch {
      response.writeHead(404).end()
    }
  }

  const server = createServer((request, response) => void answerOrRefuse(request, response))
  const port = await listen(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    sent: () => sent,
    convertBy: (program) => (ffmpeg = program),
    close: () => server.close(),
  }
}

async function send({ status, headers, body }: Response, response: ServerResponse): Promise<void> {
  response.writeHead(status, Object.fromEntries(headers))
  if (body === null) {
    response.end()
    return
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same stream by two declarations
  const sound = Readable.fromWeb(body as ReadableStream)
  sound.on('error', () => response.destroy())
  sound.pipe(response)
}

async function sendRange(
  file: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<number> {
  const { size } = await stat(file)
  const [, from = '0', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? []
  const start = Number(from)
  if (start >= size) {
    response.writeHead(416, { 'content-range': `bytes */${size}` }).end()
    return 0
  }
  const end = to === '' ? size - 1 : Math.min(Number(to), size - 1)
  response.writeHead(206, {
    'content-range': `bytes ${start}-${end}/${size}`,
    'content-length': end - start + 1,
    'content-type': 'application/octet-stream',
  })
  const stream = createReadStream(file, { start, end })
  response.on('close', () => stream.destroy())
  const { promise, resolve } = Promise.withResolvers<void>()
  stream.on('close', resolve)
  stream.pipe(response)
  await promise
  return stream.bytesRead
}

async function listen(server: Server): Promise<number> {
  const { promise, resolve } = Promise.withResolvers<void>()
  server.listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('The server has no port')
  return address.port
}
