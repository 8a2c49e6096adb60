import { readFile } from 'node:fs/promises'
import { processTree } from './memory.ts'

/** Ticks of the kernel's clock in a second, as Linux tells them to programs on every machine of today. */
const ticksPerSecond = 100

/** Processor time of a process and of all that it started, in milliseconds; undefined where the system does not tell. */
export async function processorTimeOfTree(root: number): Promise<number | undefined> {
  const tree = await processTree(root)
  if (tree === undefined) return undefined
  const times = await Promise.all(tree.map(processorTime))
  return times.reduce((sum, time) => sum + time, 0)
}

async function processorTime(pid: number): Promise<number> {
  try {
    const stat = await readFile(`/proc/${pid}/stat`, 'utf8')
    // After the name, which stands in brackets: state and ten more fields, then user and system time.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000
  } catch {
    return 0
  }
}
