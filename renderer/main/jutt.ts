import type { Jutt } from '../../shared/ipc/contract.ts'

declare global {
  interface Window {
    /** Put there by the preload. */
    readonly jutt: Jutt
  }
}

/** The only way of this page to anything outside of it. */
export function juttOfWindow(): Jutt {
  return window.jutt
}
