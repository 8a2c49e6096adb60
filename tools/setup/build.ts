import { existsSync } from 'node:fs'
import { mkdir, readdir, stat, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packageScript, root } from './project.ts'
import { runNode } from './run.ts'

const sources = [
  'electron',
  'renderer',
  'shared',
  'resources',
  'electron.vite.config.ts',
  'tools/packaging/bundled-licences.ts',
  'tsconfig.base.json',
  'package.json',
  'package-lock.json',
]
/** Its time is that of the start of the last build that succeeded. */
const stamp = join(root, 'out/built')

/** Has nothing changed since the last build that succeeded? */
export async function isBuilt(): Promise<boolean> {
  return existsSync(stamp) && (await newestChange()) <= (await stat(stamp)).mtimeMs
}

/** Builds the app into out/ unless nothing has changed since the last build; false if the build failed. */
export async function buildIfStale(): Promise<boolean> {
  if (await isBuilt()) return true
  const started = new Date()
  console.log('Building Jutt.')
  const script = packageScript('electron-vite', 'electron-vite')
  if ((await runNode([script, 'build', '--logLevel', 'error'])) !== 0) return false
  await mkdir(join(root, 'out'), { recursive: true })
  await writeFile(stamp, '')
  await utimes(stamp, started, started)
  console.log(`Built in ${((Date.now() - started.getTime()) / 1000).toFixed(1)} s.`)
  return true
}

/** Folders count too: taking a file away changes only its folder. */
async function newestChange(): Promise<number> {
  const times = await Promise.all(sources.map((path) => newestIn(join(root, path))))
  return Math.max(...times)
}

async function newestIn(path: string): Promise<number> {
  if (!existsSync(path)) return 0
  const own = await stat(path)
  if (!own.isDirectory()) return own.mtimeMs
  const names = await readdir(path)
  const times = await Promise.all(names.map((name) => newestIn(join(path, name))))
  return Math.max(own.mtimeMs, ...times)
}
