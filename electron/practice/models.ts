import { catalogue, type CatalogueEntry } from '../../shared/models/catalogue.ts'

/** LiteLLM gives every model the same `created`. */
const created = 1_677_610_602

/** The service's models for which the practice service has a route. */
const practiceModels: readonly CatalogueEntry[] = catalogue.filter(
  ({ kind }) => kind !== 'embedding',
)

/** GET /v1/models as LiteLLM answers it. */
export function listModels() {
  const data = practiceModels.map(({ id }) => ({
    id,
    object: 'model',
    created,
    owned_by: 'jutt-practice',
  }))
  return { data, object: 'list' }
}

export function findPracticeModel(
  id: string,
  kind: CatalogueEntry['kind'],
): CatalogueEntry | undefined {
  return practiceModels.find((model) => model.id === id && model.kind === kind)
}
