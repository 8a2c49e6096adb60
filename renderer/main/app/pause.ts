import type { BudgetState } from '../../../shared/ipc/schemas/service.ts'

/** What the service asked to wait for: until when (milliseconds since 1970), and for which model if not for all. */
export interface Pause {
  readonly until: number
  readonly model: string | null
}

/** The pause that ends last: of those that hold requests for that model, or of any; null where there is none. */
export function longestPause(
  { pausedUntil, pausedModels }: BudgetState,
  model?: string,
): Pause | null {
  const ofModels = pausedModels.filter((pause) => model === undefined || pause.model === model)
  const ofAll = pausedUntil === null ? [] : [{ until: pausedUntil, model: null }]
  const pauses: Pause[] = [...ofAll, ...ofModels]
  return pauses.reduce<Pause | null>(
    (longest, pause) => (longest !== null && longest.until >= pause.until ? longest : pause),
    null,
  )
}
