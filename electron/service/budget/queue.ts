/** Who waits: a person who looks at the window goes before a batch of files. */
export type Priority = 'person' | 'batch'

export interface Queued {
  readonly priority: Priority
}

/** Requests in the order in which they may start: first in, first out of each priority. */
export interface Queue<Item extends Queued> {
  readonly size: number
  all(): Item[]
  /** `again`: it was tried before and sent back to wait, so it goes before its equals. */
  add(item: Item, again: boolean): void
  /** False where it was not there. */
  remove(item: Item): boolean
  /** The first of that priority, or the first of it that may go; it stays. Undefined where there is none. */
  next(priority: Priority, mayGo?: (item: Item) => boolean): Item | undefined
}

export function createQueue<Item extends Queued>(): Queue<Item> {
  const lines: Readonly<Record<Priority, Item[]>> = { person: [], batch: [] }

  return {
    get size() {
      return lines.person.length + lines.batch.length
    },
    all: () => [...lines.person, ...lines.batch],
    add(item, again) {
      if (again) lines[item.priority].unshift(item)
      else lines[item.priority].push(item)
    },
    remove(item) {
      const line = lines[item.priority]
      const place = line.indexOf(item)
      if (place !== -1) line.splice(place, 1)
      return place !== -1
    },
    next: (priority, mayGo = () => true) => lines[priority].find(mayGo),
  }
}
