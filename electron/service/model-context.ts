import type { ServiceState } from '../../shared/ipc/schemas/service.ts'
import { sureContext } from '../../shared/models/catalogue.ts'

/** Tokens that a prompt to the model and its answer may have together, as the service tells, else as is surely so. */
export function contextOf(service: ServiceState, model: string): number | undefined {
  const models = service.kind === 'connected' ? service.models : []
  return models.find(({ id }) => id === model)?.contextTokens ?? sureContext(model)
}
