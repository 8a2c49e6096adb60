import type { BudgetState, ModelEntry } from '../../shared/ipc/schemas/service.ts'
import { createAttempts } from './attempts.ts'
import type { RequestOptions } from './attempts.ts'
import { createBudget } from './budget/budget.ts'
import { limitsIn, refusedKind } from './budget/told-limits.ts'
import { createChat } from './chat.ts'
import type { StreamChat } from './chat.ts'
import { createClient } from './client.ts'
import type { Clock } from './clock.ts'
import { createDispatchers } from './dispatchers.ts'
import type { ResolveProxy } from './dispatchers.ts'
import { secretsOf } from './errors/redact.ts'
import { listModels } from './models.ts'
import { createTranscription } from './transcription/transcription.ts'
import type { Transcription } from './transcription/transcription.ts'
import { createTransport } from './transport.ts'
import type { TransportLimits } from './transport.ts'

export interface LinkDependencies {
  readonly version: string
  readonly clock: Clock
  readonly resolveProxy: ResolveProxy
  readonly onBudget: (state: BudgetState) => void
  /** The link's `tellsLanguage` has changed. */
  readonly onTellsLanguage: () => void
  readonly limits?: TransportLimits
  readonly random?: () => number
}

/** One address with one key: its own connections, client and budget. Dropped whole when either changes. */
export interface Link {
  readonly address: string
  /** As createChat says; also stops when the link is dropped. */
  readonly chat: StreamChat
  /** As createTranscription says; also stops when the link is dropped. */
  readonly transcribe: Transcription['transcribe']
  tellsLanguage(): boolean | null
  models(signal: AbortSignal): Promise<ModelEntry[]>
  budget(): BudgetState
  /** Another link took over: what was asked for ends in peace, then the connections close. */
  retire(): Promise<void>
  /** The key is taken back: everything stops now. */
  drop(): Promise<void>
}

export function createLink(address: string, key: string, dependencies: LinkDependencies): Link {
  const { version, clock, resolveProxy, onBudget, onTellsLanguage, limits, random } = dependencies
  const dropped = new AbortController()
  const retiring = new AbortController()
  const dispatchers = createDispatchers(resolveProxy)
  const secrets = secretsOf(key)
  const budget = createBudget({ clock, onChange: onBudget })
  const transport = createTransport({
    origin: new URL(address).origin,
    secrets,
    dispatchers,
    clock,
    onHeaders: (headers) => budget.told(limitsIn(headers), refusedKind(headers)),
    ...(limits === undefined ? {} : { limits }),
  })
  const client = createClient({ address, key, version, transport })
  const attempts = createAttempts({ budget, clock, ...(random ? { random } : {}) })
  const stream = createChat({ client, attempts, clock, secrets })
  const transcription = createTranscription({
    client,
    attempts,
    clock,
    secrets,
    onTellsLanguage,
    background: AbortSignal.any([dropped.signal, retiring.signal]),
  })
  let answering = 0
  let retired: PromiseWithResolvers<void> | undefined

  function untilDropped(options: RequestOptions): RequestOptions {
    return { ...options, signal: AbortSignal.any([options.signal, dropped.signal]) }
  }

  function ended(): void {
    answering--
    if (answering === 0) retired?.resolve()
  }

  return {
    address,
    async *chat(request, options) {
      answering++
      try {
        yield* stream(request, untilDropped(options))
      } finally {
        ended()
      }
    },
    async transcribe(request, options) {
      answering++
      try {
        return await transcription.transcribe(request, untilDropped(options))
      } finally {
        ended()
      }
    },
    tellsLanguage: transcription.tellsLanguage,
    models: (signal) => listModels(client, { signal, secrets, clock }),
    budget: () => budget.state(),
    async retire() {
      retired = Promise.withResolvers<void>()
      retiring.abort()
      // Also those count that wait for a slot or for the end of a pause: they have no connection yet.
      if (answering === 0) retired.resolve()
      await retired.promise
      await dispatchers.close()
    },
    async drop() {
      dropped.abort()
      await dispatchers.destroy()
    },
  }
}
