import type { ChatSummary } from '../../../shared/ipc/schemas/chats.ts'

/** Newest first; among chats of one moment the id decides, as in main's pages. */
function newestFirst(a: ChatSummary, b: ChatSummary): number {
  return b.updatedAt - a.updatedAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

/** The list with chats added, renewed and taken out; still newest first and each chat once. */
export function mergeChats(
  chats: readonly ChatSummary[],
  changed: readonly ChatSummary[],
  removed: readonly string[] = [],
): readonly ChatSummary[] {
  const replaced = new Set([...removed, ...changed.map(({ id }) => id)])
  const kept = chats.filter(({ id }) => !replaced.has(id))
  return [...kept, ...changed].toSorted(newestFirst)
}
