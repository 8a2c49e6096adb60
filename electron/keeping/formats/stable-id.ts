import { createHash } from 'node:crypto'

/** An id of ours for something that has one elsewhere: the same at each import. */
export function stableId(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  return hash.slice(0, 32)
}
