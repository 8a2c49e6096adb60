import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { UpdatesView } from '../../../shared/ipc/schemas/updates.ts'
import type { Result } from '../../../shared/result.ts'

/** A Jutt that is run from its sources. */
export function createFakeUpdates(
  answer: <T>(value: () => T) => Promise<Result<T>>,
): Jutt['updates'] {
  const view = (): UpdatesView => ({
    state: { kind: 'unavailable', reason: 'development' },
    host: null,
  })
  return {
    state: () => answer(view),
    check: () => answer(view),
    fetch: () => answer(view),
    install: () => answer(() => undefined),
  }
}
