import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url))

/** The folder that Electron's npm package takes for its own when ELECTRON_OVERRIDE_DIST_PATH names it. */
export const chromiumHostFolder = join(root, 'tools/chromium-host')

const manifest = z.object({
  version: z.string(),
  bin: z.union([z.string(), z.record(z.string(), z.string())]).optional(),
  scripts: z.record(z.string(), z.string()).default({}),
})

export function readManifest(folder: string) {
  return manifest.parse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
}

/** The script behind a package's command, to be run by Node itself: the shims in .bin differ by platform. */
export function packageScript(packageName: string, command: string): string {
  const folder = join(root, 'node_modules', packageName)
  const { bin } = readManifest(folder)
  const script = typeof bin === 'object' ? bin[command] : bin
  if (!script) throw new Error(`The package ${packageName} has no command ${command}`)
  return join(folder, script)
}

/** npm's own script: the one that started us, or the one beside the Node that is on the machine. */
export function npmScript(): string {
  const own = process.env['npm_execpath']
  if (own?.endsWith('npm-cli.js')) return own
  const folders = (process.env['PATH'] ?? '').split(process.platform === 'win32' ? ';' : ':')
  const found = folders
    .flatMap((folder) => [
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
      join(dirname(folder), 'lib/node_modules/npm/bin/npm-cli.js'),
    ])
    .find((script) => existsSync(script))
  if (!found) throw new Error('npm was not found; start this by "npm run"')
  return found
}
