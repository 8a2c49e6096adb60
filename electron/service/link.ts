import type { BudgetState, ModelEntry } from '../../shared/ipc/schemas/service.ts'
import { createBudget } from './budget.ts'
import { createChat } from './chat.ts'
import type { ChatOptions, StreamChat } from './chat.ts'
import type { ChatRequest } from './chat-request.ts'
import type { ChatEvent } from './chat-stream.ts'
import { createClient } from './client.ts'
import type { Clock } from './clock.ts'
import { createDispatchers } from './dispatchers.ts'
import type { ResolveProxy } from './dispatchers.ts'
import { listModels } from './models.ts'
import { createTransport } from './transport.ts'
import type { TransportLimits } from './transport.ts'

export interface LinkDependencies {
  readonly version: string
  readonly clock: Clock
  readonly resolveProxy: ResolveProxy
  readonly onBudget: (state: BudgetState) => void
  readonly limits?: TransportLimits
  readonly random?: () => number
}

/** One address with one key: its own connections, client and budget. Dropped whole when either changes. */
export interface Link {
  readonly address: string
  /** As createChat says; also stops when the link is dropped. */
  readonly chat: StreamChat
  models(signal: AbortSignal): Promise<ModelEntry[]>
  budget(): BudgetState
  /** Another link took over: what was asked for ends in peace, then the connections close. */
  retire(): Promise<void>
  /** The key is taken back: everything stops now. */
  drop(): Promise<void>
}

export function createLink(address: string, key: string, dependencies: LinkDependencies): Link {
  const { version, clock, resolveProxy, onBudget, limits, random } = dependencies
  const dropped = new AbortController()
  const dispatchers = createDispatchers(resolveProxy)
  const secrets = key === '' ? [] : [key]
  const transport = createTransport({
    origin: new URL(address).origin,
    secrets,
    dispatchers,
    clock,
    ...(limits === undefined ? {} : { limits }),
  })
  const client = createClient({ address, key, version, transport })
  const budget = createBudget({
    clock,
    onChange: onBudget,
  })
  const stream = createChat({ client, budget, clock, secrets, ...(random ? { random } : {}) })
  let answering = 0
  let retired: PromiseWithResolvers<void> | undefined

  async function* chat(
    request: ChatRequest,
    options: ChatOptions,
  ): AsyncGenerator<ChatEvent, void, undefined> {
    const signal = AbortSignal.any([options.signal, dropped.signal])
    answering++
    try {
      yield* stream(request, { ...options, signal })
    } finally {
      answering--
      if (answering === 0) retired?.resolve()
    }
  }

  return {
    address,
    chat,
    models: (signal) => listModels(client, { signal, secrets, clock }),
    budget: () => budget.state(),
    async retire() {
      retired = Promise.withResolvers<void>()
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
