import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt, RequestInput } from '../../../shared/ipc/contract.ts'
import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'

/** How far an attempt to connect has come. The key is in none of these: it passes through `connect` once. */
export type Attempt =
  | { kind: 'idle' }
  | { kind: 'connecting' }
  | { kind: 'starting_practice' }
  | { kind: 'failed'; error: AppError; while: 'connecting' | 'starting_practice' }

/** One attempt at a time: while this holds, no other begins. */
export function isTrying(attempt: Attempt): boolean {
  return attempt.kind === 'connecting' || attempt.kind === 'starting_practice'
}

export interface ConnectState {
  attempt: Attempt
  /** Resolves to true when the service is connected. */
  connect(input: RequestInput<'service:connect'>): Promise<boolean>
  practise(): Promise<boolean>
  /** Forgets the last failure, for instance because the field that was wrong is being changed. */
  reset(): void
}

export type ConnectStore = StoreApi<ConnectState>

export function createConnectStore(dependencies: {
  jutt: Jutt
  connected: (service: ServiceState) => void
}): ConnectStore {
  const { jutt, connected } = dependencies
  return createStore<ConnectState>()((set, get) => ({
    attempt: { kind: 'idle' },
    async connect(input) {
      if (isTrying(get().attempt)) return false
      set({ attempt: { kind: 'connecting' } })
      const answer = await jutt.service.connect(input)
      if (!answer.ok) {
        set({ attempt: { kind: 'failed', error: answer.error, while: 'connecting' } })
        return false
      }
      set({ attempt: { kind: 'idle' } })
      connected(answer.value)
      return true
    },
    async practise() {
      if (isTrying(get().attempt)) return false
      set({ attempt: { kind: 'starting_practice' } })
      const answer = await jutt.service.practise()
      if (!answer.ok) {
        set({ attempt: { kind: 'failed', error: answer.error, while: 'starting_practice' } })
        return false
      }
      set({ attempt: { kind: 'idle' } })
      connected(answer.value)
      return true
    },
    reset: () => set(({ attempt }) => (isTrying(attempt) ? {} : { attempt: { kind: 'idle' } })),
  }))
}
