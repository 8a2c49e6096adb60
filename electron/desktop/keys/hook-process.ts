import { join } from 'node:path'
import { utilityProcess, type UtilityProcess } from 'electron'
import type { HookMessage, HookRequest } from '../../key-hook/protocol.ts'

/** The process of the key hook, started when it is first needed. */
export interface HookProcess {
  ask(request: HookRequest): void
  /** Calls the listener for each message, and with "failed" when the process ends, until the returned function is called. */
  on(listener: (message: HookMessage) => void): () => void
  close(): void
}

export function createHookProcess(builtFolder: string): HookProcess {
  let child: UtilityProcess | null = null
  const listeners = new Set<(message: HookMessage) => void>()

  function tell(message: HookMessage): void {
    for (const listener of listeners) listener(message)
  }

  function start(): UtilityProcess {
    const started = utilityProcess.fork(join(builtFolder, 'key-hook.js'), [], {
      serviceName: 'Jutt keys',
      stdio: 'ignore',
    })
    started.on('message', (message: HookMessage) => tell(message))
    started.on('exit', (code) => {
      if (child !== started) return
      child = null
      tell({ kind: 'failed', detail: `the process ended with ${code}` })
    })
    return started
  }

  return {
    ask(request) {
      child ??= start()
      // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process, not a window
      child.postMessage(request)
    },
    on(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close() {
      const running = child
      child = null
      running?.kill()
    },
  }
}
