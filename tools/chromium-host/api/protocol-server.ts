import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import type { ReadableStream } from 'node:stream/web'
import { pipeline } from 'node:stream/promises'
import type { Addresses } from './addresses.ts'
import { trust } from '../world/trust.ts'

export type SchemeHandler = (request: Request) => Response | Promise<Response>

/**
 * Starts the loopback server behind protocol.handle and answers its port. A Response's body is streamed
 * as it is asked for, so a Range over a gigabyte is never held in memory.
 */
export async function startProtocolServer(
  addresses: Addresses,
  handlerOf: (scheme: string) => SchemeHandler | undefined,
): Promise<number> {
  const server = createServer({ keepAliveTimeout: 30_000 }, (request, response) => {
    void answer(request, response)
  })
  server.requestTimeout = 0

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const host = (request.headers.host ?? '').toLowerCase()
    // Only Chromium, told so by its resolver rules, calls this server by such a name.
    if (!/^[a-z0-9.-]+\.localhost$/.test(host)) {
      response.writeHead(403).end()
      return
    }
    const url = addresses.toApp(`http://${host}${request.url ?? '/'}`)
    const handler = handlerOf(new URL(url).protocol.slice(0, -1))
    // A browser asks for an icon by itself; Electron does not, so the app is not asked either.
    if (handler === undefined || request.url === '/favicon.ico') {
      response.writeHead(404).end()
      return
    }
    const aborted = new AbortController()
    response.once('close', () => aborted.abort())
    try {
      await send(
        await handler(toRequest(request, url, aborted.signal, addresses)),
        response,
        addresses,
      )
    } catch (error) {
      if (!response.destroyed) console.error(`Answering ${url} failed:`, error)
      response.destroy()
    }
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return trust<AddressInfo>(server.address()).port
}

function toRequest(
  message: IncomingMessage,
  url: string,
  signal: AbortSignal,
  addresses: Addresses,
): Request {
  const headers = new Headers()
  for (let index = 0; index < message.rawHeaders.length; index += 2) {
    const name = message.rawHeaders[index] ?? ''
    const value = message.rawHeaders[index + 1] ?? ''
    const isOfTransport = ['host', 'connection', 'transfer-encoding'].includes(name.toLowerCase())
    if (isOfTransport) continue
    if (name.toLowerCase() === 'origin') headers.append(name, addresses.originOf(value))
    else if (name.toLowerCase() === 'referer') headers.append(name, addresses.toApp(value))
    else headers.append(name, value)
  }
  const method = message.method ?? 'GET'
  const hasBody = method !== 'GET' && method !== 'HEAD'
  const body = hasBody
    ? { body: trust<BodyInit>(Readable.toWeb(message)), duplex: 'half' as const }
    : {}
  return new Request(url, { method, headers, signal, ...body })
}

async function send(
  answer: Response,
  response: ServerResponse,
  addresses: Addresses,
): Promise<void> {
  if (answer.type === 'error') {
    response.destroy()
    return
  }
  response.sendDate = false
  response.statusMessage = answer.statusText
  response.statusCode = answer.status
  for (const [name, value] of answer.headers) {
    if (name === 'location') response.setHeader(name, addresses.toChromium(value))
    else response.appendHeader(name, value)
  }
  if (answer.body === null) {
    response.end()
    return
  }
  response.flushHeaders()
  try {
    await pipeline(Readable.fromWeb(trust<ReadableStream>(answer.body)), response)
  } catch (error) {
    // A page that seeks or closes breaks off its requests; that is no error of the app's.
    if (!response.destroyed || response.writableFinished) throw error
  }
}
