/** Who waits: a person who looks at the window goes before a batch of files. */
export type Priority = 'person' | 'batch'

export interface Queued {
  readonly priority: Priority
  /** Whose work it is, such as a recording: the owners of a batch take turns. */
  readonly owner: string
}

/** Requests in the order in which they may start. */
export interface Queue<Item extends Queued> {
  readonly size: number
  /** `again`: it was tried before and sent back to wait, so it goes before what its owner still waits for. */
  add(item: Item, again: boolean): void
  /** False where it was not there. */
  remove(item: Item): boolean
  /** The one that comes next, which stays; undefined where none of that priority waits. */
  next(priority: Priority): Item | undefined
  take(item: Item): void
}

/** First in, first out; within a batch the owners take turns, so that a long file keeps no short one waiting. */
export function createQueue<Item extends Queued>(): Queue<Item> {
  const persons: Item[] = []
  /** By owner, in the order of their turns. */
  const batches = new Map<string, Item[]>()

  function lineOf({ priority, owner }: Item): Item[] {
    if (priority === 'person') return persons
    const line = batches.get(owner) ?? []
    batches.set(owner, line)
    return line
  }

  function remove(item: Item): boolean {
    const line = lineOf(item)
    const place = line.indexOf(item)
    if (place !== -1) line.splice(place, 1)
    if (item.priority === 'batch' && line.length === 0) batches.delete(item.owner)
    return place !== -1
  }

  return {
    get size() {
      return [...batches.values()].reduce((sum, line) => sum + line.length, persons.length)
    },
    add(item, again) {
      if (again) lineOf(item).unshift(item)
      else lineOf(item).push(item)
    },
    remove,
    next: (priority) => (priority === 'person' ? persons[0] : batches.values().next().value?.[0]),
    take(item) {
      remove(item)
      const line = batches.get(item.owner)
      if (item.priority === 'person' || line === undefined) return
      // Its owner had its turn: to the end of the row.
      batches.delete(item.owner)
      batches.set(item.owner, line)
    },
  }
}
