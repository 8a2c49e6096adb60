import { useEffect, useEffectEvent } from 'react'
import { useStores } from './use-stores.ts'
import type { ComposerControl } from './view-store.ts'

/** Answers the actions that ask for this control. */
export function useWanted(control: ComposerControl, answer: () => void): void {
  const { view } = useStores()
  const give = useEffectEvent(answer)
  useEffect(
    () =>
      view.subscribe(({ wanted }, before) => {
        if (wanted !== before.wanted && wanted?.control === control) give()
      }),
    [view, control],
  )
}
