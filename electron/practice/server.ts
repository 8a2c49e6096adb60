import { randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { answerChat } from './chat.ts'
import { assertAllowed } from './guard.ts'
import { listModels } from './models.ts'
import { readBody } from './read-body.ts'
import { createRecognizer } from './recognizer.ts'
import { frameworkError, gatewayError, RequestError } from './request-error.ts'
import { answerTranscription } from './transcription.ts'

/** Bytes; the service's own limit for a sound file is 25 MB. */
const bodyLimit = 25 * 1024 * 1024

export interface PracticeOptions {
  /** Words of an answer a second; 0 streams without waiting. Default 45. */
  pace?: number
  /** A speech recogniser on this computer that gets the sound; without it, transcripts tell what was received. */
  recognizer?: URL
}

export interface PracticeService {
  /** Listens on a free loopback port, once however often it is called. `address` is the base URL of the API, `token` its key until close. */
  start(): Promise<{ address: string; token: string }>
  /** Cuts open answers and stops listening. */
  close(): Promise<void>
}

/** A loopback server that speaks the service's API with no model behind it, for trying Jutt without a key. */
export function createPracticeService(options: PracticeOptions = {}): PracticeService {
  const { pace = 45 } = options
  const recognize = options.recognizer && createRecognizer(options.recognizer)
  const token = `practice-${randomBytes(24).toString('base64url')}`
  let port = 0

  const server = createServer((request, response) => {
    void serve(request, response)
  })

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const gone = new AbortController()
    response.once('close', () => gone.abort())
    try {
      assertAllowed(request, { port, token })
      await route(request, response, gone.signal)
    } catch (error) {
      if (!gone.signal.aborted) refuse(request, response, error)
    }
  }

  async function route(request: IncomingMessage, response: ServerResponse, signal: AbortSignal) {
    const { pathname } = new URL(request.url ?? '/', 'http://practice')
    switch (pathname) {
      case '/v1/models': {
        assertMethod(request, 'GET')
        sendJson(response, 200, listModels())
        return
      }
      case '/v1/chat/completions': {
        assertMethod(request, 'POST')
        const body = await readBody(request, bodyLimit)
        await answerChat(body, response, { pace, signal, newId: randomUUID })
        return
      }
      case '/v1/audio/transcriptions': {
        assertMethod(request, 'POST')
        const contentType = request.headers['content-type'] ?? ''
        const bytes = await readBody(request, bodyLimit)
        await answerTranscription({ bytes, contentType }, response, { recognize, signal })
        return
      }
      default:
        throw frameworkError(404, 'Not Found')
    }
  }

  async function listen() {
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    const bound = server.address()
    if (bound === null || typeof bound === 'string') throw new Error('No port was given')
    port = bound.port
    return { address: `http://127.0.0.1:${port}/v1`, token }
  }

  let running: ReturnType<typeof listen> | undefined
  return {
    async start() {
      running ??= listen()
      try {
        return await running
      } catch (error) {
        // The next try listens anew.
        running = undefined
        throw error
      }
    },
    async close() {
      if (!running) return
      await running
      running = undefined
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

function assertMethod(request: IncomingMessage, method: 'GET' | 'POST'): void {
  if (request.method !== method) throw frameworkError(405, 'Method Not Allowed')
}

function refuse(request: IncomingMessage, response: ServerResponse, error: unknown): void {
  if (response.headersSent) {
    response.destroy()
    return
  }
  const refusal = error instanceof RequestError ? error : internalError(error)
  // The rest of a body that nobody read would otherwise be taken for the next request.
  response.setHeader('connection', 'close')
  request.resume()
  sendJson(response, refusal.status, refusal.body)
}

function internalError(error: unknown): RequestError {
  const message = error instanceof Error ? error.message : String(error)
  return gatewayError(500, message, { type: 'InternalServerError' })
}

function sendJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' })
  response.end(JSON.stringify(body))
}
