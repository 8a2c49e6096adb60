import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../../shared/errors.ts'
import type { Jutt } from '../../../../shared/ipc/contract.ts'
import type { Licence, Log } from '../../../../shared/ipc/schemas/about.ts'

/** What Jutt tells of itself; each part is null until it was asked for. */
export interface AboutState {
  licences: readonly Licence[] | null
  log: Log | null
  loadLicences(): Promise<void>
  /** Answers the log as it is now; null where it could not be had. */
  loadLog(): Promise<Log | null>
  showLog(): Promise<void>
}

export type AboutStore = StoreApi<AboutState>

export function createAboutStore(jutt: Jutt, report: (error: AppError) => void): AboutStore {
  return createStore<AboutState>()((set) => ({
    licences: null,
    log: null,
    async loadLicences() {
      const answer = await jutt.about.licences()
      if (answer.ok) set({ licences: answer.value })
      else report(answer.error)
    },
    async loadLog() {
      const answer = await jutt.about.log()
      if (!answer.ok) {
        report(answer.error)
        return null
      }
      set({ log: answer.value })
      return answer.value
    },
    async showLog() {
      const answer = await jutt.about.showLog()
      if (!answer.ok) report(answer.error)
    },
  }))
}
