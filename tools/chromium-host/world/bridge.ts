import { trust } from './trust.ts'

/** One end of a private, synchronous line between two worlds of the same page. */
export interface Port {
  post(message: unknown): void
  listen(listener: (message: unknown) => void): void
}

/**
 * A line over DOM events on an element that only the two ends know. The browser clones an event's
 * detail when another world reads it, so nothing but plain data ever crosses.
 */
export function createPort(channel: EventTarget, outgoing: string, incoming: string): Port {
  // Kept from before any page script ran: a page that replaces them harms only itself.
  const { CustomEvent } = globalThis
  const { dispatchEvent, addEventListener } = EventTarget.prototype
  const { apply } = Reflect
  return {
    post(message) {
      apply(dispatchEvent, channel, [new CustomEvent(outgoing, { detail: message })])
    },
    listen(listener) {
      const receive = (event: Event) => listener(trust<CustomEvent<unknown>>(event).detail)
      apply(addEventListener, channel, [incoming, receive])
    },
  }
}

type Wire =
  | { type: 'value'; value: unknown }
  | { type: 'known'; index: number }
  | { type: 'array'; items: Wire[] }
  | { type: 'object'; entries: [string, Wire][] }
  | { type: 'error'; message: string }
  | { type: 'function'; id: number }
  | { type: 'promise'; id: number }

type Message =
  | { kind: 'call'; call: number; id: number; args: Wire[] }
  | { kind: 'return'; call: number; ok: boolean; value: Wire }
  | { kind: 'settle'; call: number; id: number; ok: boolean; value: Wire }
  | { kind: 'drop'; id: number }
  | { kind: 'expose'; call: number; name: string; value: Wire }

export interface Bridge {
  /** Hands a value to the other end's `receive` under a name; throws what the other end throws. */
  expose(name: string, value: unknown): void
}

type Callable = (...args: unknown[]) => unknown

/**
 * Passes values between two worlds by contextBridge's rules: functions and promises become proxies,
 * objects and arrays are copied without their prototypes, errors keep their message, the rest is cloned.
 */
export function createBridge(
  port: Port,
  receive: (name: string, value: unknown) => void = () => undefined,
): Bridge {
  const functions = new Map<number, Callable>()
  const identities = new WeakMap<Callable, number>()
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: unknown): void }>()
  const returned = new Map<number, Extract<Message, { kind: 'return' }>>()
  const forgotten = new FinalizationRegistry((id: number) => send({ kind: 'drop', id }))
  let lastId = 0

  function send(message: Message): void {
    port.post(message)
  }

  /** Sends what the other end answers before this returns; no answer means that it could not be cloned. */
  function ask(message: Extract<Message, { kind: 'call' | 'settle' | 'expose' }>): unknown {
    send(message)
    const answer = returned.get(message.call)
    returned.delete(message.call)
    if (answer === undefined) throw new Error('An object could not be cloned.')
    const value = fromWire(answer.value)
    if (!answer.ok) throw value
    return value
  }

  function register(callable: Callable): number {
    const known = identities.get(callable)
    if (known !== undefined && functions.has(known)) return known
    const id = ++lastId
    functions.set(id, callable)
    identities.set(callable, id)
    return id
  }

  function toWire(value: unknown, seen = new Map<object, number>()): Wire {
    if (typeof value === 'function')
      return { type: 'function', id: register(trust<Callable>(value)) }
    if (typeof value === 'symbol') throw new TypeError('A symbol cannot cross the context bridge.')
    if (typeof value !== 'object' || value === null) return { type: 'value', value }
    const known = seen.get(value)
    if (known !== undefined) return { type: 'known', index: known }
    if (value instanceof Promise) return { type: 'promise', id: follow(value) }
    if (value instanceof Error) return { type: 'error', message: value.message }
    if (Array.isArray(value)) {
      seen.set(value, seen.size)
      return { type: 'array', items: Array.from(value, (item) => toWire(item, seen)) }
    }
    if (Object.prototype.toString.call(value) === '[object Object]') {
      seen.set(value, seen.size)
      const entries = Object.entries(value)
      return { type: 'object', entries: entries.map(([key, item]) => [key, toWire(item, seen)]) }
    }
    return { type: 'value', value }
  }

  function fromWire(wire: Wire, seen: object[] = []): unknown {
    switch (wire.type) {
      case 'value':
        return wire.value
      case 'known':
        return seen[wire.index]
      case 'error':
        return new Error(wire.message)
      case 'function':
        return proxyOf(wire.id)
      case 'promise':
        return new Promise((resolve, reject) => pending.set(wire.id, { resolve, reject }))
      case 'array': {
        const items: unknown[] = []
        seen.push(items)
        for (const item of wire.items) items.push(fromWire(item, seen))
        return items
      }
      case 'object':
        break
    }
    const object = {}
    seen.push(object)
    for (const [key, item] of wire.entries) {
      const value = fromWire(item, seen)
      const descriptor = { value, configurable: true, enumerable: true, writable: true }
      Object.defineProperty(object, key, descriptor)
    }
    return object
  }

  function follow(promise: Promise<unknown>): number {
    const id = ++lastId
    const settle = async () => {
      try {
        const value = toWire(await promise)
        ask({ kind: 'settle', call: ++lastId, id, ok: true, value })
      } catch (error) {
        ask({ kind: 'settle', call: ++lastId, id, ok: false, value: toWire(error) })
      }
    }
    void settle()
    return id
  }

  function proxyOf(id: number): Callable {
    const proxy = (...args: unknown[]) => {
      const seen = new Map<object, number>()
      const wires = args.map((argument) => toWire(argument, seen))
      return ask({ kind: 'call', call: ++lastId, id, args: wires })
    }
    forgotten.register(proxy, id)
    return proxy
  }

  function run(message: Extract<Message, { kind: 'call' | 'settle' | 'expose' }>): unknown {
    switch (message.kind) {
      case 'call': {
        const callable = functions.get(message.id)
        if (callable === undefined) throw new Error('This function is no longer there.')
        const seen: object[] = []
        return callable(...message.args.map((argument) => fromWire(argument, seen)))
      }
      case 'settle': {
        const waiting = pending.get(message.id)
        pending.delete(message.id)
        const value = fromWire(message.value)
        if (message.ok) waiting?.resolve(value)
        else waiting?.reject(value)
        return undefined
      }
      case 'expose':
        break
    }
    receive(message.name, fromWire(message.value))
    return undefined
  }

  port.listen((detail) => {
    const message = trust<Message | null>(detail)
    // What the browser could not clone arrives as null; its sender then finds no answer.
    if (message === null) return
    switch (message.kind) {
      case 'return':
        returned.set(message.call, message)
        return
      case 'drop':
        functions.delete(message.id)
        return
      case 'call':
      case 'settle':
      case 'expose':
        try {
          const value = toWire(run(message))
          send({ kind: 'return', call: message.call, ok: true, value })
        } catch (error) {
          send({ kind: 'return', call: message.call, ok: false, value: toWire(error) })
        }
    }
  })

  return {
    expose(name, value) {
      ask({ kind: 'expose', call: ++lastId, name, value: toWire(value) })
    },
  }
}
