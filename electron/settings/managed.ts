import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import { settings, settingNames, type Settings } from '../../shared/ipc/schemas/settings.ts'

/** What an administrator has set for everybody on this computer; see docs/managed-settings.md. */
const presetsSchema = z.strictObject({
  /** Base address of the service. */
  address: z.url({ protocol: /^https?$/ }).optional(),
  /** What stands until a person sets it otherwise; the model for new chats is one of them. */
  settings: settings.partial().strict().optional(),
  /** What nobody may change here. */
  locked: z.array(z.enum([...settingNames, 'address', 'forgetsOnExit'])).optional(),
  /** A shared computer: everything is forgotten at each exit. */
  forgetsOnExit: z.boolean().optional(),
})

export interface Managed {
  /** `unreadable`: there is a file, and nothing of it is used. */
  kind: 'none' | 'used' | 'unreadable'
  address: string | null
  settings: Partial<Settings>
  locked: ReadonlySet<string>
  forgetsOnExit: boolean | null
}

export const nothingManaged: Managed = {
  kind: 'none',
  address: null,
  settings: {},
  locked: new Set(),
  forgetsOnExit: null,
}

/** Bytes; a longer file is none of an administrator's. */
const longest = 256 * 1024

/** Where the file lies: where only an administrator can write. */
export function managedFile(platform: NodeJS.Platform, programData: string | undefined): string {
  if (platform === 'win32') return join(programData ?? 'C:\\ProgramData', 'Jutt', 'managed.json')
  return platform === 'darwin'
    ? '/Library/Application Support/Jutt/managed.json'
    : '/etc/jutt/managed.json'
}

/** Reads what an administrator has set. A file with anything wrong in it counts for nothing, and is reported. */
export function readManaged(
  file: string,
  report: (where: string, error: unknown) => void,
): Managed {
  try {
    const found = statSync(file, { throwIfNoEntry: false })
    if (found === undefined) return nothingManaged
    if (!found.isFile() || found.size > longest) throw new Error('It is no file of settings.')
    const read = presetsSchema.parse(JSON.parse(readFileSync(file, 'utf8')))
    return {
      kind: 'used',
      address: read.address ?? null,
      settings: definedOf(read.settings ?? {}),
      locked: new Set(read.locked),
      forgetsOnExit: read.forgetsOnExit ?? null,
    }
  } catch (error) {
    report('managed settings', error)
    return { ...nothingManaged, kind: 'unreadable' }
  }
}

function definedOf(values: Record<string, unknown>): Partial<Settings> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined))
}

/** Is this the address that was set? The version at its end may be left out. */
export function isManagedAddress(managed: Managed, address: string): boolean {
  if (managed.address === null || !managed.locked.has('address')) return true
  const plain = (text: string): string =>
    text
      .trim()
      .replace(/\/+$/, '')
      .replace(/\/v\d+$/, '')
  return plain(address) === plain(managed.address)
}
