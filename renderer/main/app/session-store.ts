import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Bootstrap } from '../../../shared/ipc/schemas/app.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { SettingName, Settings, SettingsPatch } from '../../../shared/ipc/schemas/settings.ts'
import type { Result } from '../../../shared/result.ts'

type Service = Bootstrap['service']

/** What main tells this window about itself: settings, service, budget. Main is their owner; this is a copy. */
export interface SessionState extends Bootstrap {
  /** Is a request to look at the service again under way? */
  refreshing: boolean
  updateSettings(patch: SettingsPatch): Promise<void>
  /** Takes back what the person has set of these. */
  resetSettings(names: readonly SettingName[]): Promise<void>
  refreshService(): Promise<Result<Service>>
  disconnect(): Promise<Result<Service>>
  /** Ends the answers that wait for the service, in every chat. */
  stopWaiting(): Promise<void>
  /** Takes over what a request answered, without waiting for the event that says the same. */
  setService(service: Service): void
}

export type SessionStore = StoreApi<SessionState>

export function createSessionStore(dependencies: {
  jutt: Jutt
  bootstrap: Bootstrap
  report: (error: AppError) => void
}): SessionStore {
  const { jutt, bootstrap, report } = dependencies

  const store = createStore<SessionState>()((set, get) => {
    const take = (answer: Result<Service>): Result<Service> => {
      if (answer.ok) set({ service: answer.value })
      return answer
    }
    return {
      ...bootstrap,
      refreshing: false,
      async updateSettings(patch) {
        // A switch that is thrown stands at once; if main cannot keep it, it goes back.
        const { settings } = get()
        set({ settings: patched(settings, patch) })
        const answer = await jutt.settings.update(patch)
        if (answer.ok) set(answer.value)
        else {
          set({ settings })
          report(answer.error)
        }
      },
      async resetSettings(names) {
        const answer = await jutt.settings.reset({ names: [...names] })
        if (answer.ok) set(answer.value)
        else report(answer.error)
      },
      async refreshService() {
        set({ refreshing: true })
        const answer = await jutt.service.refresh()
        set({ refreshing: false })
        return take(answer)
      },
      disconnect: async () => take(await jutt.service.disconnect()),
      async stopWaiting() {
        const answer = await jutt.chats.stopWaiting()
        if (!answer.ok) report(answer.error)
      },
      setService: (service) => set({ service }),
    }
  })

  jutt.on('settings:changed', (view) => store.setState(view))
  jutt.on('service:changed', (service) => store.setState({ service }))
  jutt.on('service:budget', (budget) => store.setState({ budget }))
  jutt.on('chats:waits', (waits) => store.setState({ waits }))
  jutt.on('recordings:transcriber', (transcriber) => store.setState({ transcriber }))
  return store
}

/** The settings with what the patch does not leave open. */
function patched(settings: Settings, patch: SettingsPatch): Settings {
  const changes = Object.entries(patch).filter(([, value]) => value !== undefined)
  return { ...settings, ...Object.fromEntries(changes) }
}
