import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Items, Mark } from '../../../shared/ipc/schemas/items.ts'
import type { Result } from '../../../shared/result.ts'
import type { ListItem } from './merge-lists.ts'

/** An item of the list, as far as it is chosen and acted on. */
export type ItemKey = Pick<ListItem, 'kind' | 'id'>

export interface ItemsState {
  /** Is the list of archived items shown in the list's place? */
  archiveShown: boolean
  /** What is chosen for an action on many, by id; null while nothing is to be chosen. */
  chosen: ReadonlyMap<string, ItemKey> | null
  showArchive(shown: boolean): void
  /** Chooses an item or no longer; choosing begins with the first. */
  toggle(item: ItemKey): void
  choose(items: readonly ItemKey[]): void
  endChoosing(): void
  mark(items: readonly ItemKey[], mark: Mark): Promise<void>
  remove(items: readonly ItemKey[]): Promise<void>
}

export type ItemsStore = StoreApi<ItemsState>

/** What was done to many items, and can be undone. */
export type Done = 'deleted' | 'archived' | 'unarchived'

export function createItemsStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
  done: (what: Done, count: number, undo: () => Promise<void>) => void
}): ItemsStore {
  const { jutt, report, done } = dependencies

  async function ask(request: Promise<Result<unknown>>): Promise<boolean> {
    const answer = await request
    if (!answer.ok) report(answer.error)
    return answer.ok
  }

  return createStore<ItemsState>()((set) => ({
    archiveShown: false,
    chosen: null,
    showArchive: (archiveShown) => set({ archiveShown, chosen: null }),
    toggle: (item) =>
      set(({ chosen }) => {
        const next = new Map(chosen)
        if (!next.delete(item.id)) next.set(item.id, item)
        return { chosen: next }
      }),
    choose: (items) => set({ chosen: new Map(items.map((item) => [item.id, item])) }),
    endChoosing: () => set({ chosen: null }),
    async mark(items, mark) {
      if (!(await ask(jutt.items.mark({ ...idsOf(items), mark })))) return
      set({ chosen: null })
      if (mark === 'pinned') return
      const back: Mark = mark === 'archived' ? 'none' : 'archived'
      done(mark === 'archived' ? 'archived' : 'unarchived', items.length, async () => {
        await ask(jutt.items.mark({ ...idsOf(items), mark: back }))
      })
    },
    async remove(items) {
      if (!(await ask(jutt.items.delete(idsOf(items))))) return
      set({ chosen: null })
      done('deleted', items.length, async () => {
        await ask(jutt.items.restore(idsOf(items)))
      })
    },
  }))
}

export function idsOf(items: readonly ItemKey[]): Items {
  const of = (kind: ItemKey['kind']): string[] =>
    items.filter((item) => item.kind === kind).map(({ id }) => id)
  return { chatIds: of('chat'), recordingIds: of('transcript') }
}
