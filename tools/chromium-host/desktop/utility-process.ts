import { fork, type ChildProcess } from 'node:child_process'
import { EventEmitter } from 'node:events'
import path from 'node:path'
import type { Readable } from 'node:stream'
import type { ForkOptions, UtilityProcess } from 'electron'
import { guardClass } from '../api/guard.ts'
import { trust } from '../world/trust.ts'

type Surface = Pick<UtilityProcess, 'kill' | 'pid' | 'postMessage' | 'stderr' | 'stdout'>

/** Electron's UtilityProcess as a Node child process; messages are cloned as V8 clones them. */
export class HostUtilityProcess extends EventEmitter implements Surface {
  readonly #child: ChildProcess

  constructor(modulePath: string, args: string[] = [], options: ForkOptions = {}) {
    super()
    const { env = process.env, cwd, execArgv = [], stdio = 'inherit' } = options
    const [, output = 'inherit', errors = 'inherit'] = Array.isArray(stdio)
      ? stdio
      : ['ignore', stdio, stdio]
    const setUp = path.join(import.meta.dirname, 'utility-child.ts')
    this.#child = fork(modulePath, args, {
      env: trust<NodeJS.ProcessEnv>(env),
      ...(cwd === undefined ? {} : { cwd }),
      execArgv: ['--disable-warning=ExperimentalWarning', '--import', setUp, ...execArgv],
      serialization: 'advanced',
      stdio: ['ignore', trust<'pipe'>(output), trust<'pipe'>(errors), 'ipc'],
    })
    this.#child.once('spawn', () => this.emit('spawn'))
    this.#child.on('message', (message) => this.emit('message', message))
    this.#child.on('error', (error) => this.emit('error', 'FatalError', error.message, ''))
    this.#child.once('exit', (code) => this.emit('exit', code ?? 1))
  }

  get pid(): number | undefined {
    return this.#child.exitCode === null && this.#child.signalCode === null
      ? this.#child.pid
      : undefined
  }
  get stdout(): Readable | null {
    return this.#child.stdout
  }
  get stderr(): Readable | null {
    return this.#child.stderr
  }
  postMessage(message: unknown, transfer: unknown[] = []): void {
    if (transfer.length > 0) {
      throw new Error('chromium-host has no electron.UtilityProcess.postMessage with ports')
    }
    this.#child.send({ data: message, ports: [] })
  }
  kill(): boolean {
    return this.#child.kill()
  }
}
guardClass('electron.UtilityProcess', HostUtilityProcess)
