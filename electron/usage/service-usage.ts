import type { ServiceUsage } from '../../shared/ipc/schemas/usage.ts'
import type { Connection } from '../service/connection.ts'
import type { Use } from '../service/usage/use.ts'
import type { OwnUsage } from './own-usage.ts'

/** Days before today that Settings show. */
const daysAgo = 29

/** What is shown of the service and its use, and what is counted of it. */
export interface Usage {
  /** As it is known now; what more can be found out comes by `changed`. */
  look(): ServiceUsage
  /** Counts what the service did. A count that cannot be stored must not cost what it counts. */
  count(use: Use): void
  /** Something that shows in it has changed: tells it, once for what comes together. */
  refresh(): void
}

export function createUsage(dependencies: {
  own: OwnUsage
  connection: () => Pick<Connection, 'service' | 'look'>
  changed: (usage: ServiceUsage) => void
  report: (where: string, error: unknown) => void
}): Usage {
  const { own, connection, changed, report } = dependencies
  let isTelling = false

  function current(): ServiceUsage {
    const service = connection().service()
    if (service === null) return null
    const { origin, about, told } = service
    return { told, about, today: own.today(), own: own.since(origin, daysAgo) }
  }

  function tell(): void {
    isTelling = false
    try {
      changed(current())
    } catch (error) {
      report('reading the usage', error)
    }
  }

  function refresh(): void {
    if (isTelling) return
    isTelling = true
    queueMicrotask(tell)
  }

  return {
    look() {
      connection().look()
      return current()
    },
    count(use) {
      try {
        own.add(use)
      } catch (error) {
        report('counting usage', error)
      }
      refresh()
    },
    refresh,
  }
}
