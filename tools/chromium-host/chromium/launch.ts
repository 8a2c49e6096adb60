import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { createConnection, type Connection } from './connection.ts'
import { trust } from '../world/trust.ts'

export interface Chromium extends Connection {
  readonly pid: number
  readonly executable: string
  /** Resolves when the process has ended, whatever the reason. */
  readonly exited: Promise<void>
  /** Opens a window without tabs and address bar, which only a command line can ask for. */
  openAppWindow(url: string, size: { width: number; height: number }): void
  /** Ends Chromium in order, so that its storage is written; by force after three seconds. */
  close(): Promise<void>
}

/**
 * Starts Chromium and connects to its debugging pipe. The pipe is also what ends Chromium when this
 * process is killed. Rejects with Chromium's last words when it does not come up.
 */
export async function launchChromium(options: {
  executable: string
  arguments: string[]
  verbose: boolean
}): Promise<Chromium> {
  const child = spawn(options.executable, options.arguments, {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
    env: withUtf8Locale(process.env),
    // Its own process group: Ctrl+C is for the app, which then closes Chromium in order.
    detached: true,
  })
  const lastWords: string[] = []
  createInterface({ input: trust<Readable>(child.stderr) }).on('line', (line) => {
    lastWords.splice(0, lastWords.length - 19)
    lastWords.push(line)
    if (options.verbose || line.startsWith('DevTools listening on ')) {
      process.stderr.write(`${line}\n`)
    }
  })
  const exited = new Promise<void>((resolve) => {
    child.once('exit', () => resolve())
    child.once('error', (error) => {
      lastWords.push(error.message)
      resolve()
    })
  })
  const connection = createConnection(
    trust<Writable>(child.stdio[3]),
    trust<Readable>(child.stdio[4]),
  )
  try {
    await connection.root.send('Browser.getVersion')
  } catch (error) {
    await exited
    throw new Error(`Chromium did not start:\n${lastWords.join('\n')}`, { cause: error })
  }

  function openAppWindow(url: string, { width, height }: { width: number; height: number }): void {
    // A second Chromium on the same profile hands its command line to the first and ends.
    const same = options.arguments.filter((argument) =>
      /^--(user-data-dir|no-sandbox|disable-extensions|ozone-platform|test-type)\b/.test(argument),
    )
    const size = `--window-size=${width},${height}`
    const messenger = spawn(options.executable, [...same, size, `--app=${url}`], {
      stdio: 'ignore',
    })
    messenger.on('error', (error) => console.error(error.message))
  }

  async function close(): Promise<void> {
    connection.root.post('Browser.close')
    const impatience = setTimeout(() => child.kill('SIGKILL'), 3000)
    await exited
    clearTimeout(impatience)
  }

  return {
    ...connection,
    pid: child.pid ?? 0,
    executable: options.executable,
    exited,
    openAppWindow,
    close,
  }
}

/** In a locale without UTF-8 Chromium takes paths for ASCII, and hangs on a profile below a folder named "Jüri". */
function withUtf8Locale(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const locale = env['LC_ALL'] || env['LC_CTYPE'] || env['LANG'] || ''
  if (process.platform !== 'linux' || /utf-?8/i.test(locale)) return env
  return { ...env, LC_ALL: 'C.UTF-8' }
}
