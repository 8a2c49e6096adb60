import type { Jutt } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly jutt: Jutt
  }
}

/** What main lets this page ask for and hear. */
export type OverlayPort = Pick<Jutt, 'overlay' | 'on'>

/** The only way of this page to anything outside of it. */
export function juttOfWindow(): OverlayPort {
  return window.jutt
}
