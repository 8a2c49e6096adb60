import { globalShortcut } from 'electron'
import type { KeyWatcher } from '../../dictation/ports.ts'
import type { HookProcess } from './hook-process.ts'

/** Milliseconds until the hook must have begun to watch. */
const longestStart = 5000

/** Sees the keys by a hook on the keyboard; their release, too. */
export function createHookWatcher(hook: HookProcess): KeyWatcher {
  return {
    way: 'hook',
    async start(accelerator, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>()
      const timer = setTimeout(() => reject(new Error('it does not answer')), longestStart)
      const end = hook.on((message) => {
        switch (message.kind) {
          case 'watching':
            return resolve()
          case 'failed':
            reject(new Error(message.detail))
            return signal('blind')
          case 'key':
            return signal(message.event, message.heldFor)
          case 'pasted':
            return undefined
        }
      })
      try {
        hook.ask({ kind: 'watch', accelerator })
        await promise
      } catch (error) {
        end()
        hook.close()
        throw error
      } finally {
        clearTimeout(timer)
      }
      // The hook only looks on: taken as a shortcut, the keys do not also reach the program in front.
      globalShortcut.register(accelerator, () => undefined)
      return {
        wantEscape: (isWanted) => hook.ask({ kind: 'escape', isWanted }),
        stop() {
          end()
          globalShortcut.unregister(accelerator)
          hook.close()
        },
      }
    },
  }
}
