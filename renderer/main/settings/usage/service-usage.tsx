import { useEffect } from 'react'
import type { ModelEntry } from '../../../../shared/ipc/schemas/service.ts'
import { useStores, useUsage } from '../../app/use-stores.ts'
import { AboutServiceDetails } from './about-service.tsx'
import { OwnUse } from './own-use.tsx'
import { SpendAndLimits } from './spend-and-limits.tsx'

/** What the service told of the key, what one has used, and what shows of the service. */
export function ServiceUsage({ models }: { models: readonly ModelEntry[] }) {
  const { usage: store } = useStores()
  const usage = useUsage((state) => state.usage)

  useEffect(() => {
    void store.getState().look()
  }, [store])

  if (usage === null) return null
  return (
    <>
      <SpendAndLimits told={usage.told} />
      <OwnUse rows={usage.own} today={usage.today} />
      <AboutServiceDetails about={usage.about} models={models} />
    </>
  )
}
