import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import type { Host } from '../../tools/setup/host.ts'
import { root } from '../../tools/setup/project.ts'
import { memoryByKind } from './memory.ts'

/** Milliseconds for the app to have all its pages, to come to rest after that, and to end. */
const patience = { start: 60_000, rest: 5000, end: 10_000 }

/**
 * The app as a person starts it. One that Playwright looks at keeps what its pages fetch, for the developer tools: 40 MB
 * and more of a file that is read.
 */
export interface PlainApp {
  pid: number
  /** Opens a file with it, as the system does. */
  open(file: string): void
  close(): Promise<void>
}

/** Starts the app on a profile that is connected already, and waits until it rests. */
export async function launchPlain(host: Host, profile: string): Promise<PlainApp> {
  function start(more: string[]): ChildProcess {
    const args = ['.', `--user-data-dir=${profile}`, '--lang=en-US', ...host.args, ...more]
    return spawn(host.executable, args, { cwd: root, stdio: 'ignore' })
  }

  const child = start([])
  const { pid } = child
  if (pid === undefined) throw new Error('Jutt has no process')

  async function close(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    const tooLate = setTimeout(() => child.kill('SIGKILL'), patience.end)
    await ended
    clearTimeout(tooLate)
  }

  try {
    await untilPagesAreThere(pid)
    await pause(patience.rest)
  } catch (error) {
    await close()
    throw error
  }
  return { pid, open: (file) => void start([file]), close }
}

/** The window, and the page that hears. */
async function untilPagesAreThere(pid: number): Promise<void> {
  const end = performance.now() + patience.start
  while (performance.now() < end) {
    const kinds = await memoryByKind(pid)
    if (kinds === undefined || kinds.has('renderer 2')) return
    await pause(500)
  }
  throw new Error('Jutt does not start')
}
