import type { BudgetState } from '../../shared/ipc/schemas/service.ts'
import type { Clock } from './clock.ts'

/** Who waits: a person who looks at the window goes before a batch of files. */
export type Priority = 'person' | 'batch'

interface SlotRequest {
  readonly priority: Priority
  /** Aborting leaves the queue; `acquire` rejects with the signal's reason. */
  readonly signal: AbortSignal
  /** Tried before and sent back to wait: goes to the front of its priority. */
  readonly again?: boolean
}

/** The right to have one request in flight; `release` may be called more than once. */
export interface Slot {
  release(): void
}

export interface Budget {
  state(): BudgetState
  acquire(request: SlotRequest): Promise<Slot>
  /** Lets nothing start for so many seconds, because the service said so. A longer pause is not shortened. */
  pause(seconds: number): void
}

export interface BudgetOptions {
  readonly clock: Clock
  /** Requests in flight at once. */
  readonly limit?: number
  readonly onChange?: (state: BudgetState) => void
}

interface Waiter extends SlotRequest {
  start(): void
}

/** The one queue that all requests of a key pass: first in, first out within a priority. */
export function createBudget({ clock, limit = 2, onChange }: BudgetOptions): Budget {
  const queues: Record<Priority, Waiter[]> = { person: [], batch: [] }
  let inFlight = 0
  let pausedUntil: number | null = null
  let callOffPause: (() => void) | undefined

  function state(): BudgetState {
    return { inFlight, waiting: queues.person.length + queues.batch.length, pausedUntil }
  }

  function publish(): void {
    onChange?.(state())
  }

  function startWhatMay(): void {
    if (pausedUntil !== null) return
    for (let free = limit - inFlight; free > 0; free--) {
      const waiter = queues.person.shift() ?? queues.batch.shift()
      if (waiter === undefined) return
      inFlight++
      waiter.start()
    }
  }

  function createSlot(): Slot {
    let held = true
    return {
      release() {
        if (!held) return
        held = false
        inFlight--
        startWhatMay()
        publish()
      },
    }
  }

  async function acquire(request: SlotRequest): Promise<Slot> {
    request.signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<Slot>()
    const waiter = { ...request, start: () => resolve(createSlot()) }
    const queue = queues[request.priority]
    function leave(): void {
      const place = queue.indexOf(waiter)
      if (place === -1) return
      queue.splice(place, 1)
      publish()
      reject(request.signal.reason)
    }
    if (request.again === true) queue.unshift(waiter)
    else queue.push(waiter)
    request.signal.addEventListener('abort', leave, { once: true })
    startWhatMay()
    publish()
    try {
      return await promise
    } finally {
      request.signal.removeEventListener('abort', leave)
    }
  }

  return {
    state,
    acquire,
    pause(seconds) {
      const until = clock.now() + seconds * 1000
      if (pausedUntil !== null && pausedUntil >= until) return
      pausedUntil = until
      callOffPause?.()
      callOffPause = clock.after(seconds * 1000, () => {
        pausedUntil = null
        startWhatMay()
        publish()
      })
      publish()
    },
  }
}
