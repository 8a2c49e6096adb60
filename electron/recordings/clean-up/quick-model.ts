import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { findInCatalogue } from '../../../shared/models/catalogue.ts'

/** The model that answers at once because it does not think first; null where the service has none, and in practice. */
export function quickModel(service: ServiceState): string | null {
  if (service.kind !== 'connected' || service.practice) return null
  const model = service.models.find(
    ({ id }) => findInCatalogue(id)?.thinking?.thinksFirst === false,
  )
  return model?.id ?? null
}
