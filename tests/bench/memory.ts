import { readdir, readFile } from 'node:fs/promises'
import { basename } from 'node:path'

/**
 * Memory of a process and of all that it started, in bytes: each page counted once, shared ones in parts (PSS). Pages of
 * files are left out: the system takes them back when it likes, and how much of a browser's 200 MB counts here depends
 * on who else runs one. Undefined where the system does not tell.
 */
export async function memoryOfTree(root: number): Promise<number | undefined> {
  const kinds = await memoryByKind(root)
  return kinds && sum(kinds)
}

/** As memoryOfTree, by what the processes are; Chromium's renderers are numbered as they were started. */
export async function memoryByKind(root: number): Promise<Map<string, number> | undefined> {
  const tree = await processTree(root)
  if (tree === undefined) return undefined
  const kinds = new Map<string, number>()
  let renderers = 0
  for (const pid of tree.toSorted((a, b) => a - b)) {
    const kind = kindOf(await readProc(pid, 'cmdline'))
    const name = kind === 'renderer' ? `renderer ${(renderers += 1)}` : kind
    kinds.set(name, (kinds.get(name) ?? 0) + (await memoryOf(pid)))
  }
  return kinds
}

export function sum(kinds: ReadonlyMap<string, number>): number {
  return kinds.values().reduce((total, size) => total + size, 0)
}

/** What Chromium says of its own processes, else the name of the program. */
function kindOf(commandLine: string): string {
  const told = (name: string) => new RegExp(`--${name}=([\\w.-]+)`).exec(commandLine)?.[1]
  return told('utility-sub-type') ?? told('type') ?? basename(commandLine.split('\0')[0] ?? '')
}

/** The process and all that it started; undefined where the system does not tell. */
export async function processTree(root: number): Promise<number[] | undefined> {
  if (process.platform !== 'linux') return undefined
  const children = new Map<number, number[]>()
  for (const entry of await readdir('/proc')) {
    const pid = Number(entry)
    if (Number.isNaN(pid)) continue
    const parent = await parentOf(pid)
    if (parent === undefined) continue
    children.set(parent, [...(children.get(parent) ?? []), pid])
  }
  const tree = [root]
  for (const pid of tree) tree.push(...(children.get(pid) ?? []))
  return tree
}

async function parentOf(pid: number): Promise<number | undefined> {
  const status = await readProc(pid, 'status')
  const parent = /^PPid:\s*(\d+)/m.exec(status)?.[1]
  return parent === undefined ? undefined : Number(parent)
}

async function memoryOf(pid: number): Promise<number> {
  const rollup = await readProc(pid, 'smaps_rollup')
  const sizes = rollup.matchAll(/^Pss_(?:Anon|Shmem):\s*(\d+)/gm)
  return sizes.reduce((total, [, size]) => total + Number(size), 0) * 1024
}

/** Empty for a process that has ended meanwhile. */
async function readProc(pid: number, name: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
