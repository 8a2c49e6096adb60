import type { AppError } from '../../../shared/errors.ts'
import type { ChatCursor, ChatSummary } from '../../../shared/ipc/schemas/chats.ts'
import type { RecordingCursor } from '../../../shared/ipc/schemas/recordings.ts'
import type { RecordingPlace } from '../transcripts/recordings-store.ts'

/** A place in the one list: newest first, and among those of one moment by their ids, as in main's pages. */
interface Position {
  at: number
  id: string
}

interface Placed extends Position {
  isPinned: boolean
  /** The place of a file that is under way, smallest first; null for all else. */
  queuePlace: number | null
}

/** What the list shows as one line. A transcript is only named here: its line looks itself up, since it changes often. */
export type ListItem =
  | (Placed & { kind: 'chat'; chat: ChatSummary })
  | (Placed & { kind: 'transcript' })

/** One of the lists that become one: what is here of it, newest first, and what is still with main. */
export interface Source {
  items: readonly ListItem[]
  /** The last place up to which it is known; null when all of it is, undefined when nothing is. */
  next: Position | null | undefined
  loading: boolean
  error: AppError | null
}

/** Negative where the first is the newer one. */
function compare(a: Position, b: Position): number {
  return b.at - a.at || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

export function chatSource(state: {
  chats: readonly ChatSummary[]
  next: ChatCursor | null | undefined
  loading: boolean
  error: AppError | null
}): Source {
  const { chats, next, loading, error } = state
  return {
    items: chats.map((chat) => ({
      kind: 'chat',
      at: chat.updatedAt,
      id: chat.id,
      isPinned: chat.mark === 'pinned',
      queuePlace: null,
      chat,
    })),
    next: next && { at: next.updatedAt, id: next.id },
    loading,
    error,
  }
}

export function transcriptSource(state: {
  places: readonly RecordingPlace[]
  next: RecordingCursor | null | undefined
  loading: boolean
  error: AppError | null
}): Source {
  const { places, next, loading, error } = state
  return {
    items: places.map(({ createdAt, ...place }) => ({
      kind: 'transcript',
      at: createdAt,
      ...place,
    })),
    next: next && { at: next.createdAt, id: next.id },
    loading,
    error,
  }
}

/** The files that are under way, in their order; main tells all of them with the first page. */
export function queuedItems(sources: readonly Source[]): ListItem[] {
  return sources
    .flatMap(({ items }) => items.filter(({ queuePlace }) => queuePlace !== null))
    .toSorted((a, b) => (a.queuePlace ?? 0) - (b.queuePlace ?? 0))
}

/** What is pinned and not under way, newest first; main tells all of it with the first page. */
export function pinnedItems(sources: readonly Source[]): ListItem[] {
  return sources
    .flatMap(({ items }) =>
      items.filter(({ isPinned, queuePlace }) => isPinned && queuePlace === null),
    )
    .toSorted(compare)
}

/**
 * One list of all sources but for what is pinned or under way, newest first, as far as it is certain: it ends where a source may still have something
 * newer, so nothing is ever put between what is already shown. A source that failed holds nothing back.
 */
export function mergeLists(sources: readonly Source[]): ListItem[] {
  const items = sources
    .flatMap((source) =>
      source.items.filter(({ isPinned, queuePlace }) => !isPinned && queuePlace === null),
    )
    .toSorted(compare)
  const open = sources.filter(({ next, error }) => next !== null && error === null)
  if (open.some(({ next }) => next === undefined)) return []
  const ends = open.flatMap(({ next }) => next ?? [])
  const hidden = items.findIndex((item) => ends.some((end) => compare(item, end) > 0))
  return hidden === -1 ? items : items.slice(0, hidden)
}

/** Which sources to ask for a page so that the list grows: those not begun, else the one that holds it back. */
export function sourcesToAsk(sources: readonly Source[]): number[] {
  const open = sources
    .map((source, index) => ({ ...source, index }))
    .filter(({ next, loading, error }) => next !== null && !loading && error === null)
  const fresh = open.filter(({ next }) => next === undefined)
  if (fresh.length > 0) return fresh.map(({ index }) => index)
  const [first] = open.toSorted((a, b) => (a.next && b.next ? compare(a.next, b.next) : 0))
  return first ? [first.index] : []
}
