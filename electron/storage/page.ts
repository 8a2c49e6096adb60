/**
 * A page of a list read by its cursor. `found` holds the rows from the cursor on, one more than `limit` where there are
 * more: that one tells whether there is a next page, and is not part of this one. `next` is null on the last page.
 */
export function cutPage<Item, Cursor>(
  found: readonly Item[],
  limit: number,
  cursorOf: (item: Item) => Cursor,
): { items: Item[]; next: Cursor | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last !== undefined ? cursorOf(last) : null }
}
