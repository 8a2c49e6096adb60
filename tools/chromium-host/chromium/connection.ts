import { EventEmitter } from 'node:events'
import type { Readable, Writable } from 'node:stream'
import type { Protocol } from './protocol.ts'
import { trust } from '../world/trust.ts'
import { quietly } from '../api/quietly.ts'

type Method = keyof Protocol.CommandParameters & keyof Protocol.CommandReturnValues
type EventName = keyof Protocol.EventMap

/** One flat DevTools session: the browser itself, or a page attached to. */
export interface Session {
  /** Sends a command and resolves with its answer; rejects when Chromium refuses it or is gone. */
  send<M extends Method>(
    method: M,
    params?: Protocol.CommandParameters[M],
  ): Promise<Protocol.CommandReturnValues[M]>
  /** Sends a command whose failure does not matter, because its target may be gone. */
  post<M extends Method>(method: M, params?: Protocol.CommandParameters[M]): void
  on<E extends EventName>(event: E, listener: (params: Protocol.EventMap[E][0]) => void): void
  /** From now on nothing is heard of its page; commands still get their answers. */
  silence(): void
}

export interface Connection {
  readonly root: Session
  session(id: string): Session
}

interface Answer {
  id: number
  result?: unknown
  error?: { message: string }
}

interface Notice {
  id?: undefined
  method: string
  params: unknown
  sessionId?: string
}

interface Waiting {
  method: string
  sessionId: string
  resolve(result: unknown): void
  reject(error: Error): void
}

/** Speaks the DevTools protocol over Chromium's debugging pipe: JSON messages that end with NUL. */
export function createConnection(input: Writable, output: Readable): Connection {
  const waiting = new Map<number, Waiting>()
  const emitters = new Map<string, EventEmitter>()
  let lastId = 0
  let open = true

  function emitterOf(sessionId: string): EventEmitter {
    let emitter = emitters.get(sessionId)
    if (emitter === undefined) {
      emitter = new EventEmitter({ captureRejections: false }).setMaxListeners(0)
      emitters.set(sessionId, emitter)
    }
    return emitter
  }

  function receive(message: Answer | Notice): void {
    if (message.id === undefined) {
      const { method, params } = message
      emitterOf(message.sessionId ?? '').emit(method, params)
      if (method === 'Target.detachedFromTarget') {
        detached(trust<Protocol.Target.detachedFromTargetPayload>(params))
      }
      return
    }
    const command = waiting.get(message.id)
    waiting.delete(message.id)
    if (message.error !== undefined) {
      command?.reject(new Error(`${command.method}: ${message.error.message}`))
    } else {
      command?.resolve(message.result)
    }
  }

  /** Chromium answers nothing more that was asked of a page which has gone. */
  function detached({ sessionId }: Protocol.Target.detachedFromTargetPayload): void {
    emitters.delete(sessionId)
    for (const [id, command] of waiting) {
      if (command.sessionId !== sessionId) continue
      waiting.delete(id)
      command.reject(new Error(`${command.method}: the page has gone`))
    }
  }

  function end(): void {
    open = false
    for (const { method, reject } of waiting.values()) {
      reject(new Error(`${method}: Chromium has gone`))
    }
    waiting.clear()
  }

  readMessages(output, (text) => {
    receive(trust<Answer | Notice>(JSON.parse(text)))
  })
  output.once('close', end)
  input.on('error', end)

  function createSession(sessionId: string): Session {
    let isSilent = false
    const session: Session = {
      async send<M extends Method>(method: M, params?: Protocol.CommandParameters[M]) {
        if (!open) throw new Error(`${method}: Chromium has gone`)
        const id = ++lastId
        const address = sessionId === '' ? {} : { sessionId }
        const answer = new Promise<unknown>((resolve, reject) => {
          waiting.set(id, { method, sessionId, resolve, reject })
        })
        input.write(`${JSON.stringify({ id, method, params, ...address })}\0`)
        return trust<Protocol.CommandReturnValues[M]>(await answer)
      },
      post(method, params) {
        // The answer is of no interest, and neither is the refusal of a target that has gone.
        void quietly(session.send(method, params))
      },
      on(event, listener) {
        if (!isSilent) emitterOf(sessionId).on(event, listener)
      },
      silence() {
        isSilent = true
        emitters.delete(sessionId)
      },
    }
    return session
  }

  return { root: createSession(''), session: createSession }
}

function readMessages(output: Readable, receive: (text: string) => void): void {
  let parts: Buffer[] = []
  output.on('data', (chunk: Buffer) => {
    let start = 0
    for (let end = chunk.indexOf(0); end !== -1; end = chunk.indexOf(0, start)) {
      const last = chunk.subarray(start, end)
      const text = (parts.length === 0 ? last : Buffer.concat([...parts, last])).toString('utf8')
      parts = []
      start = end + 1
      receive(text)
    }
    if (start < chunk.length) parts.push(chunk.subarray(start))
  })
}
