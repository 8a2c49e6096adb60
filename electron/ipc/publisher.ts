import { eventPages, type EventName, type Page } from '../../shared/ipc/channels.ts'
import type { EventPayload } from '../../shared/ipc/contract.ts'

export type Publish = <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void

/** Where a page can be reached; `send` on a window that is gone must do nothing. */
export interface EventTarget {
  page: Page
  send: (name: EventName, payload: unknown) => void
}

/** Who in main hears of events, too. */
export type EventListeners = { [Name in EventName]?: (payload: EventPayload<Name>) => void }

/** Sends events to those open pages that the contract lets hear them, and tells the listeners. */
export function createPublisher(
  targets: () => Iterable<EventTarget>,
  listeners: EventListeners = {},
): Publish {
  return (name, payload) => {
    listeners[name]?.(payload)
    const pages: readonly Page[] = eventPages[name]
    for (const target of targets()) {
      if (pages.includes(target.page)) target.send(name, payload)
    }
  }
}
