/** How an item is marked, as a part of what is told of it; nothing for most. */
export function readMark(stored: unknown): { mark?: 'pinned' | 'archived' } {
  return stored === 'pinned' || stored === 'archived' ? { mark: stored } : {}
}
