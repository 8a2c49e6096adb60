import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'

/** Is the service another one, or better than it was, so that a request that failed may now succeed? */
export function isReconnection(before: ServiceState | null, after: ServiceState): boolean {
  if (after.kind === 'unconnected') return false
  if (before?.kind !== 'connected') return true
  return (
    before.address !== after.address ||
    before.practice !== after.practice ||
    (before.health !== 'ready' && after.health === 'ready') ||
    JSON.stringify(before.models) !== JSON.stringify(after.models)
  )
}
