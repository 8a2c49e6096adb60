/** What a chat store is told where nothing is attached. */
export const nothingAttached = {
  of: () => ({ ids: [], isReading: false }),
  clear: () => undefined,
}
