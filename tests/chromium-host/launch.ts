import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { text } from 'node:stream/consumers'
import { _electron, type ElectronApplication, type Page } from '@playwright/test'

export const hostExecutable = path.resolve(
  import.meta.dirname,
  '../../tools/chromium-host/electron',
)

export function fixture(name: string): string {
  return path.join(import.meta.dirname, 'fixtures', name)
}

export interface Launched {
  app: ElectronApplication
  page: Page
  /** The app's data folder. */
  data: string
  close(): Promise<void>
}

export function temporaryFolder(): string {
  return mkdtempSync(path.join(os.tmpdir(), 'chromium-host-spec-'))
}

export type LaunchOptions = Omit<NonNullable<Parameters<typeof _electron.launch>[0]>, 'args'> & {
  args?: string[]
  /** A data folder that outlives this start; without one it is new and removed at the end. */
  data?: string
}

/** Starts a fixture app by Playwright's plain launch, without an executable path. */
export async function launch(name: string, options: LaunchOptions = {}): Promise<Launched> {
  const { args = [], data = temporaryFolder(), ...rest } = options
  const app = await _electron.launch({
    ...rest,
    cwd: fixture(name),
    args: ['.', `--user-data-dir=${data}`, ...args],
  })
  const page = await app.firstWindow()
  await page.waitForSelector('h1')
  return {
    app,
    page,
    data,
    async close() {
      await app.close()
      if (options.data === undefined) rmSync(data, { recursive: true, force: true })
    },
  }
}

export interface Ended {
  code: number | null
  output: string
  errors: string
}

/** Runs the host without Playwright until it ends. */
export async function run(args: string[], env: NodeJS.ProcessEnv = process.env): Promise<Ended> {
  const child = spawn(hostExecutable, args, { env })
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
  const [output, errors, code] = await Promise.all([text(child.stdout), text(child.stderr), exit])
  return { code, output, errors }
}
