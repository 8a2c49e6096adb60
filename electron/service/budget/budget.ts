import { isDeepStrictEqual } from 'node:util'
import type { BudgetState } from '../../../shared/ipc/schemas/service.ts'
import type { Clock } from '../clock.ts'
import { createAlarm } from './alarm.ts'
import { createConcurrency } from './concurrency.ts'
import { createKeyLimits } from './key-limits.ts'
import type { Demand } from './key-limits.ts'
import { createPauses } from './pauses.ts'
import { createQueue } from './queue.ts'
import type { Priority, Queued } from './queue.ts'
import type { LimitKind, Refusal, ToldLimit } from './told-limits.ts'

export interface SlotRequest {
  readonly priority: Priority
  /** Aborting leaves the queue; `acquire` rejects with the signal's reason. */
  readonly signal: AbortSignal
  /** The model that it asks, if it asks one. */
  readonly model?: string | undefined
  /** Tokens that it sends, as far as can be estimated; 0 where it has none, as for sound. */
  readonly tokens?: number
  /** Tried before and sent back to wait: goes to the front. */
  readonly again?: boolean
}

/** The right to have one request in flight. */
export interface Slot {
  /** Aborts where a person waits and all slots are held by a batch: the request is to be made again later. */
  readonly preempted: AbortSignal
  /** Tokens that the request really used, as its answer told. */
  used(tokens: number): void
  /** The service refused it with a rate limit. True where it is to wait only for a moment, alone. */
  refused(refusal: Refusal): boolean
  /** May be called more than once. `isAccepted`: the service took the request up. */
  release(isAccepted?: boolean): void
}

/** How many requests a minute fall to a batch (Infinity: as many as it likes), and whether that is what it waits for. */
export interface BatchPace {
  readonly perMinute: number
  readonly isLimiting: boolean
}

export interface Budget {
  state(): BudgetState
  /** Of a batch that asks this model. */
  batchPace(model?: string): BatchPace
  acquire(request: SlotRequest): Promise<Slot>
  /**
   * Lets nothing start for so many seconds, because the service said so, or nothing that asks `model`, where it is the
   * limit of that one. A longer pause is not shortened.
   */
  pause(seconds: number, model?: string): void
  /**
   * The limits of the key as an answer told them, and the kind of limit that refused a request, if one did. `sentAt`:
   * when it was asked for; what is left was counted then, not when the answer came (LiteLLM's limiter v3).
   */
  told(limits: readonly ToldLimit[], sentAt: number, refused?: LimitKind): void
}

export interface BudgetOptions {
  readonly clock: Clock
  /** 0 to 1, so that programs that were refused together do not come back together. */
  readonly random?: () => number
  readonly onChange?: (state: BudgetState) => void
}

/**
 * Milliseconds that a person waits for a batch to free a slot by itself: most pieces of sound take less. And for which a
 * batch gets nothing before one request of it goes before persons, who alone may use up a small limit.
 */
const patience = { person: 3000, batch: 240_000 }
/** Milliseconds: shorter waits for the pace are not worth a countdown; a batch is on its way all the time. */
const shortWait = { person: 1000, batch: 5000 }
/** Milliseconds for which LiteLLM may count a request that was stopped as one in flight (litellm#30245). */
const lingering = 60_000

interface Waiter extends Queued {
  readonly model: string | undefined
  readonly tokens: number
  readonly since: number
  start(): void
}

function demandOf({ tokens, priority, model }: Waiter): Demand {
  return { tokens, isBatch: priority === 'batch', model }
}

interface Held {
  readonly priority: Priority
  readonly preemption: AbortController
}

/**
 * The one queue that all requests of a key pass: persons before batches, first in first out. How many are in flight, and
 * at what pace they start, follows what the service told and what it refused.
 */
export function createBudget(options: BudgetOptions): Budget {
  const { clock, random = Math.random, onChange } = options
  const queue = createQueue<Waiter>()
  const held = new Set<Held>()
  const concurrency = createConcurrency()
  const limits = createKeyLimits(random)
  const pauses = createPauses()
  const alarm = createAlarm(clock, go)
  let paceUntil = Number.NEGATIVE_INFINITY
  let batchPaceUntil = Number.NEGATIVE_INFINITY
  /** When persons who wait for the limit of a model alone go on, by model. */
  const modelPaces = new Map<string, number>()
  /** Since when a batch waits with nothing of it under way. */
  let batchSince = Number.NEGATIVE_INFINITY
  let stoppedAt = Number.NEGATIVE_INFINITY
  let lastRefused: LimitKind | undefined
  let told = state()

  function state(): BudgetState {
    return {
      inFlight: held.size,
      waiting: queue.size,
      pausedUntil: ifToCome(Math.max(pauses.until(), paceUntil)),
      pausedModels: pausedModels(),
      batchUntil: batchUntil(),
    }
  }

  function pausedModels(): BudgetState['pausedModels'] {
    const held = new Map(pauses.models(clock.now()).map(({ model, until }) => [model, until]))
    for (const [model, until] of modelPaces) {
      held.set(model, Math.max(until, held.get(model) ?? until))
    }
    return [...held].map(([model, until]) => ({ model, until }))
  }

  function ifToCome(moment: number): number | null {
    return moment > clock.now() ? moment : null
  }

  /** When a batch goes on of which all waits, with nothing of it in flight. */
  function batchUntil(): number | null {
    const waiter = queue.next('batch', isFree) ?? queue.next('batch')
    if (isBatchInFlight() || waiter === undefined) return null
    return ifToCome(Math.max(pauses.until(waiter.model), batchPaceUntil))
  }

  function isBatchInFlight(): boolean {
    return [...held].some(({ priority }) => priority === 'batch')
  }

  /** Neither a pause nor the limit of its model alone holds it. */
  function isFree(waiter: Waiter): boolean {
    const now = clock.now()
    return pauses.until(waiter.model) <= now && limits.modelOpensAt(now, demandOf(waiter)) <= now
  }

  function publish(): void {
    const next = state()
    if (isDeepStrictEqual(next, told)) return
    told = next
    onChange?.(next)
  }

  function go(): void {
    startWhatMay()
    publish()
  }

  function startWhatMay(): void {
    alarm.callOff()
    paceUntil = Number.NEGATIVE_INFINITY
    batchPaceUntil = Number.NEGATIVE_INFINITY
    modelPaces.clear()
    const now = clock.now()
    alarm.ringAt(pauses.nextEnd(now))
    while (startNext(now));
    for (const waiter of queue.all()) waitForModel(waiter, now)
  }

  /** The limit of its model alone holds it: others go before. */
  function waitForModel(waiter: Waiter, now: number): void {
    const { priority, model } = waiter
    const moment = limits.modelOpensAt(now, demandOf(waiter))
    if (model === undefined || moment <= now) return
    alarm.ringAt(moment)
    if (!isCountedDown(priority, moment, now)) return
    if (priority === 'batch') batchPaceUntil = Math.max(batchPaceUntil, moment)
    else modelPaces.set(model, moment)
  }

  /** Starts the request whose turn it is; false where none may start now. */
  function startNext(now: number): boolean {
    const person = queue.next('person', isFree)
    const batch = queue.next('batch', isFree)
    if (batch && isOverdue(now) && hasSlotFor('batch') && opensAt(batch) <= now) {
      return start(batch)
    }
    const waiter = person ?? batch
    if (waiter === undefined) return false
    if (!hasSlotFor(waiter.priority)) {
      if (person) preemptFor(person, now)
      return false
    }
    const moment = opensAt(waiter)
    if (moment > now) {
      notePace(waiter.priority, moment, now)
      alarm.ringAt(moment)
      return false
    }
    return start(waiter)
  }

  function isOverdue(now: number): boolean {
    return !isBatchInFlight() && now > batchSince + patience.batch
  }

  function opensAt(waiter: Waiter): number {
    return limits.opensAt(clock.now(), demandOf(waiter))
  }

  function start(waiter: Waiter): true {
    queue.remove(waiter)
    waiter.start()
    return true
  }

  function isCountedDown(priority: Priority, opensAt: number, now: number): boolean {
    return opensAt - now >= shortWait[priority] && Number.isFinite(opensAt)
  }

  function notePace(priority: Priority, opensAt: number, now: number): void {
    if (!isCountedDown(priority, opensAt, now)) return
    if (priority === 'person') paceUntil = opensAt
    else batchPaceUntil = opensAt
  }

  /** A person may go one beyond the window, unless the service is known to refuse it. */
  function hasSlotFor(priority: Priority): boolean {
    const beyond = priority === 'person' ? 1 : 0
    return held.size < Math.min(concurrency.size() + beyond, concurrency.ceiling())
  }

  /** All that a batch has in flight may hang: the request that was sent first gives its slot to a person who waits. */
  function preemptFor(person: Waiter, now: number): void {
    if (person.since + patience.person > now) {
      alarm.ringAt(person.since + patience.person)
      return
    }
    const batches = [...held].filter(({ priority }) => priority === 'batch')
    if (batches.some(({ preemption }) => preemption.signal.aborted)) return
    batches[0]?.preemption.abort()
  }

  function createSlot(waiter: Waiter, signal: AbortSignal): Slot {
    const { priority } = waiter
    const entry: Held = { priority, preemption: new AbortController() }
    held.add(entry)
    const spending = limits.spend(clock.now(), demandOf(waiter))
    let used: number | undefined
    return {
      preempted: entry.preemption.signal,
      used(tokens) {
        used = tokens
      },
      refused(refusal) {
        const { kind, limit, model } = refusal
        const now = clock.now()
        const known = kind === 'unknown' ? (lastRefused ?? kind) : kind
        lastRefused = undefined
        spending.refused(now, { ...refusal, kind: known })
        if (known === 'requests' || known === 'tokens' || model !== undefined) return false
        const isSpurious = now - stoppedAt < lingering
        if (known === 'parallel' && isSpurious) return true
        if (known === 'parallel' && limit !== undefined) concurrency.told(limit)
        concurrency.refused(now, held.size)
        return known === 'parallel'
      },
      release(isAccepted = false) {
        if (!held.has(entry)) return
        const now = clock.now()
        if (isAccepted) concurrency.answered(now, held.size)
        if (priority === 'batch') batchSince = now
        if (signal.aborted || entry.preemption.signal.aborted) stoppedAt = now
        held.delete(entry)
        spending.settle(now, used)
        go()
      },
    }
  }

  async function acquire(request: SlotRequest): Promise<Slot> {
    const { priority, signal, model, tokens = 0, again = false } = request
    signal.throwIfAborted()
    const { promise, resolve, reject } = Promise.withResolvers<Slot>()
    const waiter: Waiter = {
      priority,
      model,
      tokens,
      since: clock.now(),
      start: () => resolve(createSlot(waiter, signal)),
    }
    function leave(): void {
      if (!queue.remove(waiter)) return
      reject(signal.reason)
      go()
    }
    const hasBatch = isBatchInFlight() || queue.next('batch') !== undefined
    if (priority === 'batch' && !hasBatch) batchSince = clock.now()
    queue.add(waiter, again)
    signal.addEventListener('abort', leave, { once: true })
    go()
    try {
      return await promise
    } finally {
      signal.removeEventListener('abort', leave)
    }
  }

  return {
    state,
    batchPace(model) {
      const now = clock.now()
      const sound = { tokens: 0, isBatch: true, model }
      return {
        perMinute: limits.requestsPerMinute(now, model),
        isLimiting: Math.max(limits.opensAt(now, sound), limits.modelOpensAt(now, sound)) > now,
      }
    },
    acquire,
    pause(seconds, model) {
      if (pauses.add(clock.now() + seconds * 1000, model)) go()
    },
    told(toldLimits, sentAt, refused) {
      lastRefused = refused ?? lastRefused
      if (toldLimits.length === 0) return
      limits.told(clock.now(), sentAt, toldLimits)
      for (const { kind, limit, model } of toldLimits) {
        if (kind === 'parallel' && model === undefined) concurrency.told(limit)
      }
      go()
    },
  }
}
