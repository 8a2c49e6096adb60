import { globalShortcut } from 'electron'
import type { KeyWatcher } from '../../dictation/ports.ts'

/** Milliseconds: a key that is held repeats sooner, and only its first press counts. */
const longestRepeat = 700

/** Sees only that the keys are pressed: Electron's shortcuts tell of no release (electron#7802). */
export function createToggleWatcher(now: () => number): KeyWatcher {
  return {
    way: 'toggle',
    async start(accelerator, signal) {
      let last = -Infinity
      const isRegistered = globalShortcut.register(accelerator, () => {
        const isRepeat = now() - last < longestRepeat
        last = now()
        if (!isRepeat) signal('press')
      })
      if (!isRegistered) throw new Error(`${accelerator} is taken by another program`)
      return {
        // A shortcut on Escape would take it from every other program.
        wantEscape: () => undefined,
        stop: () => globalShortcut.unregister(accelerator),
      }
    },
  }
}
