import type { ServerResponse } from 'node:http'
import { setTimeout as wait } from 'node:timers/promises'
import { field, lastUserText, modelOf } from './requests.ts'
import type { ReceivedRequest } from './requests.ts'
import type { OpenVisit } from './visit.ts'

/** Thrown inside a scenario when there is nobody left to answer; the server swallows it. */
export class ClientLeft extends Error {}

type Meaning = { readonly content?: string; readonly thinking?: string }

/** One request and the pen to answer it with, byte by byte. */
export interface Exchange {
  readonly request: ReceivedRequest
  readonly model: string
  readonly lastUserText: string
  readonly wantsUsage: boolean
  /** Sends status and headers at once, before any byte of the body. */
  head(status: number, headers: Readonly<Record<string, string>>): void
  /** Writes bytes as they are; `meaning` is what a reader should make of them, for the send log. */
  send(bytes: string | Uint8Array, meaning?: Meaning): Promise<void>
  pause(milliseconds: number): Promise<void>
  /** Stands at the gate until the test releases or cuts, or the client leaves. */
  hold(): Promise<void>
  end(bytes?: string | Uint8Array): Promise<void>
  /** Breaks the connection with RST. */
  reset(): never
  /** Keeps the connection open and silent. */
  linger(): Promise<void>
}

export type Scenario = (exchange: Exchange) => Promise<void>

export function createExchange(
  request: ReceivedRequest,
  response: ServerResponse,
  visit: OpenVisit,
): Exchange {
  const gone = new AbortController()
  const left = Promise.withResolvers<void>()
  response.once('close', () => {
    gone.abort()
    left.resolve()
  })
  // The socket stays to be broken even after the answer was detached from it.
  const { socket } = response
  visit.cutSignal.addEventListener('abort', () => socket?.resetAndDestroy())
  if (visit.cutSignal.aborted) socket?.resetAndDestroy()

  function assertPresent(): void {
    if (gone.signal.aborted) throw new ClientLeft()
  }

  async function drained(): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    response.once('drain', resolve)
    await Promise.race([promise, left.promise])
    assertPresent()
  }

  return {
    request,
    model: modelOf(request),
    lastUserText: lastUserText(request.json),
    wantsUsage: field(field(request.json, 'stream_options'), 'include_usage') === true,
    head(status, headers) {
      assertPresent()
      response.writeHead(status, headers)
      response.flushHeaders()
    },
    async send(bytes, meaning = {}) {
      assertPresent()
      request.sent.push({ at: Date.now(), bytes: Buffer.byteLength(bytes), ...meaning })
      if (!response.write(bytes)) await drained()
    },
    async pause(milliseconds) {
      try {
        await wait(milliseconds, undefined, { signal: gone.signal })
      } catch {
        throw new ClientLeft()
      }
    },
    async hold() {
      visit.reach(request)
      await Promise.race([visit.released, left.promise])
      assertPresent()
    },
    async end(bytes) {
      assertPresent()
      if (bytes !== undefined) {
        request.sent.push({ at: Date.now(), bytes: Buffer.byteLength(bytes) })
        response.write(bytes)
      }
      response.end()
      await left.promise
    },
    reset() {
      socket?.resetAndDestroy()
      throw new ClientLeft()
    },
    async linger() {
      await left.promise
      throw new ClientLeft()
    },
  }
}
