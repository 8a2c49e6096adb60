import { readFileSync } from 'node:fs'
import inspector from 'node:inspector'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { createHost } from './create-host.ts'
import { findApp, parseCommandLine } from './command-line.ts'
import { resolveElectron } from './resolve-electron.ts'
import { trust } from './world/trust.ts'

const executable = path.join(import.meta.dirname, 'electron')
const args = process.argv.slice(2)
const commandLine = parseCommandLine(args)

if (commandLine.target === undefined) {
  console.error('Usage: electron [options] <folder or script> [arguments]')
  process.exit(1)
}

const { version } = trust<{ version: string }>(
  JSON.parse(
    readFileSync(
      path.join(import.meta.dirname, '../../node_modules/electron/package.json'),
      'utf8',
    ),
  ),
)

// As in Electron: the executable, then everything else as it was given.
process.argv = [executable, ...args]
Object.defineProperties(process, {
  type: { value: 'browser', enumerable: true },
  defaultApp: { value: true, enumerable: true },
  resourcesPath: { value: path.join(import.meta.dirname, 'resources'), enumerable: true },
  versions: {
    // The version whose types the host is checked against, and beside it what it really is.
    value: Object.freeze({ ...process.versions, electron: version, 'chromium-host': '1' }),
    enumerable: true,
  },
})

const identity = findApp(commandLine.target)
const host = await createHost({ commandLine, identity, executable })
resolveElectron(host.electron)

if (commandLine.inspect !== undefined) {
  const { port, host: address, wait } = commandLine.inspect
  inspector.open(port, address, wait)
}

const require = createRequire(path.join(process.cwd(), 'host.cjs'))
for (const file of commandLine.requires) require(file)

for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => host.quit())

// Everything up to `ready` belongs to the entry: it may set paths, switches and schemes until it is evaluated.
await import(pathToFileURL(identity.entry).href)
await host.start()
