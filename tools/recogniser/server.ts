import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { recognise } from './pocketsphinx.ts'

/** Turns a WAV file into words. */
type Recognise = (wav: Uint8Array, signal: AbortSignal) => Promise<string>

export interface Recogniser {
  /** For `--practice-recognizer`. */
  url: string
  close(): Promise<void>
}

/** Milliseconds for one file: 28 s of speech take about ten. */
const patience = 120_000

/**
 * A speech recogniser on loopback, for the practice service: a WAV file is POSTed, and the answer is plain text.
 * It knows English alone; another language in the query gets 501 and a sentence.
 */
export async function startRecogniser(listen: Recognise = recognise): Promise<Recogniser> {
  const server = createServer((request, response) => void answer(request, response, listen))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const bound = server.address()
  if (bound === null || typeof bound === 'string') throw new Error('The recogniser got no port')
  return {
    url: `http://127.0.0.1:${bound.port}/`,
    async close() {
      const closed = once(server, 'close')
      server.close()
      server.closeAllConnections()
      await closed
    },
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  listen: Recognise,
): Promise<void> {
  const left = new AbortController()
  response.once('close', () => left.abort())
  const language = new URL(request.url ?? '/', 'http://localhost').searchParams.get('language')
  try {
    if (request.method !== 'POST') {
      say(response, 405, 'POST a WAV file.')
    } else if (language !== null && language !== 'en') {
      say(response, 501, `This recogniser knows English only, not "${language}".`)
    } else {
      const signal = AbortSignal.any([left.signal, AbortSignal.timeout(patience)])
      say(response, 200, await listen(await buffer(request), signal))
    }
  } catch (error) {
    if (left.signal.aborted) return
    say(response, 500, error instanceof Error ? error.message : String(error))
  }
}

function say(response: ServerResponse, status: number, sentence: string): void {
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' })
  response.end(sentence)
}
