import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { UpdatesView } from '../../../../shared/ipc/schemas/updates.ts'
import type { Result } from '../../../../shared/result.ts'

/** Newer versions of Jutt; `view` is null until main has told. */
export interface UpdatesStoreState {
  view: UpdatesView | null
  load(): Promise<void>
  check(): Promise<void>
  fetch(): Promise<void>
  install(): Promise<void>
}

export type UpdatesStore = StoreApi<UpdatesStoreState>

export function createUpdatesStore(jutt: Jutt, report: (error: AppError) => void): UpdatesStore {
  const store = createStore<UpdatesStoreState>()((set) => {
    async function take(asked: Promise<Result<UpdatesView>>): Promise<void> {
      const answer = await asked
      if (answer.ok) set({ view: answer.value })
      else report(answer.error)
    }
    return {
      view: null,
      load: () => take(jutt.updates.state()),
      check: () => take(jutt.updates.check()),
      fetch: () => take(jutt.updates.fetch()),
      async install() {
        const answer = await jutt.updates.install()
        if (!answer.ok) report(answer.error)
      },
    }
  })
  jutt.on('updates:changed', (view) => store.setState({ view }))
  return store
}
