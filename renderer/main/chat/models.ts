import type { Settings } from '../../../shared/ipc/schemas/settings.ts'
import type { ModelEntry, ServiceState } from '../../../shared/ipc/schemas/service.ts'
import { catalogue, findInCatalogue } from '../../../shared/models/catalogue.ts'

interface Session {
  service: ServiceState
  settings: Settings
}

/** The models that can chat, those of the catalogue first and in its order. */
export function chatModels(service: ServiceState): ModelEntry[] {
  if (service.kind !== 'connected') return []
  const rank = (id: string): number => {
    const index = catalogue.findIndex((entry) => entry.id === id)
    return index === -1 ? catalogue.length : index
  }
  return service.models
    .filter(({ kind }) => kind === 'chat')
    .toSorted((a, b) => rank(a.id) - rank(b.id))
}

/** The model that the next message goes to: the one chosen last, where the service still has it, or the first. */
export function chosenModel({ service, settings }: Session): string | null {
  const models = chatModels(service)
  return (models.find(({ id }) => id === settings.chatModel) ?? models[0])?.id ?? null
}

/** How many tokens a prompt to the model and its answer may have together, where the service tells. */
export function contextTokensOf({ service }: Session, model: string): number | undefined {
  return chatModels(service).find(({ id }) => id === model)?.contextTokens
}

/** The choice to think first, where the chosen model has a counterpart that the service offers too. */
export function thinkingChoice(
  session: Session,
): { thinksFirst: boolean; counterpart: string } | null {
  const model = chosenModel(session)
  const thinking = model === null ? undefined : findInCatalogue(model)?.thinking
  if (!thinking) return null
  const offered = chatModels(session.service).some(({ id }) => id === thinking.counterpart)
  return offered ? thinking : null
}
