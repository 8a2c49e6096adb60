import type { GlobalShortcut } from 'electron'
import { guardObject } from '../api/guard.ts'
import type { Recorder } from '../api/recorder.ts'

type Surface = Pick<
  GlobalShortcut,
  'isRegistered' | 'register' | 'registerAll' | 'unregister' | 'unregisterAll'
>

export interface GlobalShortcuts {
  globalShortcut: Surface
  /** Does what pressing the keys would do; false when nobody has registered them. */
  fire(accelerator: string): boolean
}

/** electron.globalShortcut: no key reaches it, but a test can fire what is registered. */
export function createGlobalShortcuts(recorder: Recorder): GlobalShortcuts {
  const callbacks = new Map<string, () => void>()

  function register(accelerator: string, callback: () => void): boolean {
    if (callbacks.has(accelerator)) return false
    callbacks.set(accelerator, callback)
    recorder.record('globalShortcut.register', accelerator)
    return true
  }

  return {
    fire(accelerator) {
      const callback = callbacks.get(accelerator)
      callback?.()
      return callback !== undefined
    },
    globalShortcut: guardObject('electron.globalShortcut', {
      register,
      registerAll(accelerators, callback) {
        for (const accelerator of accelerators) register(accelerator, callback)
      },
      isRegistered: (accelerator) => callbacks.has(accelerator),
      unregister: (accelerator) => void callbacks.delete(accelerator),
      unregisterAll: () => callbacks.clear(),
    } satisfies Surface),
  }
}
