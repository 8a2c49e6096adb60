import type { ServiceState } from '../../shared/ipc/schemas/service.ts'
import { findInCatalogue } from '../../shared/models/catalogue.ts'

/**
 * The model for small requests beside the conversation (titles, tidying): the one that is known not to think first, else
 * a chat model that is not known to. Null where there is none, and in practice.
 */
export function quickModel(service: ServiceState): string | null {
  if (service.kind !== 'connected' || service.practice) return null
  const ids = service.models.filter(({ kind }) => kind === 'chat').map(({ id }) => id)
  const isQuick = (id: string): boolean => findInCatalogue(id)?.thinking?.thinksFirst === false
  return ids.find(isQuick) ?? ids.find((id) => !findInCatalogue(id)?.thinking) ?? null
}
