import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { ServiceUsage } from '../../../../shared/ipc/schemas/usage.ts'

/** Spend, limits and use of the service, a copy of what main knows. */
export interface UsageState {
  /** Null while nothing was asked for, and in practice. */
  usage: ServiceUsage
  /** Asks for it; what main finds out then comes by itself. */
  look(): Promise<void>
}

export type UsageStore = StoreApi<UsageState>

export function createUsageStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
}): UsageStore {
  const { jutt, report } = dependencies
  const store = createStore<UsageState>()((set) => ({
    usage: null,
    async look() {
      const answer = await jutt.service.usage()
      if (answer.ok) set({ usage: answer.value })
      else report(answer.error)
    },
  }))
  jutt.on('service:usageChanged', (usage) => store.setState({ usage }))
  return store
}
