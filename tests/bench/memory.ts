import { readdir, readFile } from 'node:fs/promises'

/**
 * Memory of a process and of all that it started, in bytes: each page of memory counted once, shared ones in parts
 * (PSS). Undefined where the system does not tell.
 */
export async function memoryOfTree(root: number): Promise<number | undefined> {
  const tree = await processTree(root)
  if (tree === undefined) return undefined
  const sizes = await Promise.all(tree.map(memoryOf))
  return sizes.reduce((sum, size) => sum + size, 0)
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
  return Number(/^Pss:\s*(\d+)/m.exec(rollup)?.[1] ?? 0) * 1024
}

/** Empty for a process that has ended meanwhile. */
async function readProc(pid: number, name: string): Promise<string> {
  try {
    return await readFile(`/proc/${pid}/${name}`, 'utf8')
  } catch {
    return ''
  }
}
