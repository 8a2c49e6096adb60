import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import type { AppIdentity } from './api/app.ts'
import { addSwitch, parseSwitch, type Switches } from './chromium/switches.ts'
import { trust } from './world/trust.ts'

export interface CommandLine {
  /** What comes before the app and after it, as switches for Chromium. */
  switches: Switches
  /** Modules to load before the app, given by -r. */
  requires: string[]
  /** The app: a folder with package.json, or a script. */
  target: string | undefined
  /** --inspect or --inspect-brk, with its address. */
  inspect: { wait: boolean; host: string; port: number } | undefined
}

/** Reads Electron's command line: `electron [options] <app> [arguments]`. */
export function parseCommandLine(args: readonly string[]): CommandLine {
  const switches: Switches = new Map()
  const requires: string[] = []
  let target: string | undefined
  let inspect: CommandLine['inspect']
  for (let index = 0; index < args.length; index += 1) {
    const argument = args[index] ?? ''
    if (target === undefined && (argument === '-r' || argument === '--require')) {
      requires.push(args[(index += 1)] ?? '')
      continue
    }
    const parsed = parseSwitch(argument)
    if (parsed === undefined) {
      if (target === undefined && !argument.startsWith('-')) target = argument
      continue
    }
    const [name, value] = parsed
    if (name === 'inspect' || name === 'inspect-brk') {
      const match = /^(?:(.*):)?(\d+)$/.exec(value)
      const host = match?.[1] ?? '127.0.0.1'
      inspect = { wait: name === 'inspect-brk', host, port: Number(match?.[2] ?? 9229) }
    } else {
      addSwitch(switches, name, value)
    }
  }
  return { switches, requires, target, inspect }
}

/** Finds the app's entry and reads its name and version as `electron .` does. */
export function findApp(target: string): AppIdentity & { entry: string } {
  const folder = path.resolve(target)
  const packageFile = path.join(folder, 'package.json')
  const entry = createRequire(import.meta.url).resolve(folder)
  if (!existsSync(packageFile)) {
    return {
      name: 'Electron',
      version: process.versions['electron'] ?? '',
      path: path.dirname(entry),
      entry,
    }
  }
  const { name, productName, version } = trust<{
    name?: string
    productName?: string
    version?: string
  }>(JSON.parse(readFileSync(packageFile, 'utf8')))
  return { name: productName ?? name ?? 'Electron', version: version ?? '', path: folder, entry }
}
