import type { BudgetState, ModelEntry } from '../../shared/ipc/schemas/service.ts'
import { createBudget } from './budget.ts'
import { createChat } from './chat.ts'
import type { StreamChat } from './chat.ts'
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
  /** Another link took over: what is streaming ends in peace, then the connections close. */
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
  const chat = createChat({ client, budget, clock, secrets, ...(random ? { random } : {}) })
  return {
    address,
    chat: (request, options) =>
      chat(request, { ...options, signal: AbortSignal.any([options.signal, dropped.signal]) }),
    models: (signal) => listModels(client, { signal, secrets, clock }),
    budget: () => budget.state(),
    retire: () => dispatchers.close(),
    async drop() {
      dropped.abort()
      await dispatchers.destroy()
    },
  }
}
