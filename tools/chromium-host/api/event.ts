import { trust } from '../world/trust.ts'

/** The first argument of Electron's main process events. */
export interface HostEvent {
  preventDefault(): void
  readonly defaultPrevented: boolean
}

/** An event that a listener can prevent, carrying the given details. */
export function createEvent<T extends object>(details: T): HostEvent & T
export function createEvent(): HostEvent
export function createEvent(details: object = {}): HostEvent {
  let prevented = false
  return Object.defineProperties(trust<HostEvent>({}), {
    ...Object.getOwnPropertyDescriptors(details),
    preventDefault: { value: () => void (prevented = true), enumerable: true },
    defaultPrevented: { get: () => prevented, enumerable: true },
  })
}
