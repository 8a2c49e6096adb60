import { spawn, type SpawnOptions } from 'node:child_process'
import { root } from './project.ts'

type Environment = Record<string, string | undefined>

export interface RunOptions {
  /** Added to our own environment; undefined takes a variable away. */
  env?: Environment
  /** Nothing of what the command prints is shown, or its errors alone. */
  quiet?: 'all' | 'but errors'
  /** Seconds after which the command is ended. */
  timeout?: number
}

/** Runs a command in the project's folder until it ends, passing signals on, and answers its exit code. */
export async function run(
  command: string,
  args: readonly string[],
  { env = {}, quiet, timeout }: RunOptions = {},
): Promise<number> {
  const options: SpawnOptions = {
    cwd: root,
    stdio:
      quiet === undefined
        ? 'inherit'
        : ['ignore', 'ignore', quiet === 'all' ? 'ignore' : 'inherit'],
    env: { ...process.env, ...env },
    ...(timeout !== undefined && { timeout: timeout * 1000 }),
  }
  const child = spawn(command, args, options)
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const
  const passOn = (signal: NodeJS.Signals) => child.kill(signal)
  for (const signal of signals) process.on(signal, passOn)
  const { promise, resolve } = Promise.withResolvers<number>()
  child.once('error', () => resolve(127))
  child.once('exit', (code) => resolve(code ?? 1))
  const code = await promise
  for (const signal of signals) process.off(signal, passOn)
  return code
}

/** Runs a script with the Node that runs us. */
export function runNode(args: readonly string[], options?: RunOptions): Promise<number> {
  return run(process.execPath, args, options)
}
