import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { DataState } from '../../../shared/ipc/schemas/data.ts'
import type { Result } from '../../../shared/result.ts'

/** Data that lie where they lie. */
export function createFakeData(answer: <T>(value: () => T) => Promise<Result<T>>): Jutt['data'] {
  let forgetsOnExit = false
  const state = (): DataState => ({
    folder: '/home/ann/.config/Jutt',
    sizes: { database: 1_200_000, recordings: 34_000_000, index: 500_000 },
    next: { kind: 'nothing' },
    forgetsOnExit,
  })
  const nothing = () => answer(() => undefined)
  return {
    state: () => answer(state),
    show: nothing,
    move: () => answer(state),
    stay: () => answer(state),
    backUp: () => answer(() => ({ folder: '/media/ann/Jutt 2026-01-01 12.00.00' })),
    chooseBackup: () => answer(() => null),
    restore: nothing,
    eraseEverything: nothing,
    forgetOnExit: ({ isWished }) => {
      forgetsOnExit = isWished
      return answer(state)
    },
    cancel: nothing,
    restart: nothing,
  }
}
