import type { BudgetState, ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { longestPause } from '../app/pause.ts'

/** Until when no speech may be sent (milliseconds since 1970); null where it may. */
export function speechPausedUntil(session: {
  service: ServiceState
  budget: BudgetState
}): number | null {
  const { service, budget } = session
  const models = service.kind === 'connected' ? service.models : []
  const model = models.find(({ kind }) => kind === 'transcription')
  return longestPause(budget, model?.id)?.until ?? null
}
