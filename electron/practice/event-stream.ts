import { once } from 'node:events'
import type { ServerResponse } from 'node:http'

/** Server-sent events as OpenAI-compatible services write them: `data: {json}` and a closing `[DONE]`. */
export interface EventStream {
  /** Resolves when the socket takes more; rejects with an AbortError once the client has gone. */
  send(event: unknown): Promise<void>
  end(): void
}

export function openEventStream(response: ServerResponse, signal: AbortSignal): EventStream {
  response.writeHead(200, {
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache',
  })
  return {
    async send(event) {
      signal.throwIfAborted()
      if (!response.write(`data: ${JSON.stringify(event)}\n\n`)) {
        await once(response, 'drain', { signal })
      }
    },
    end() {
      response.end('data: [DONE]\n\n')
    },
  }
}
