/** Awaits what may fail without anyone caring, for instance because the window has been closed meanwhile. */
export async function quietly(promise: Promise<unknown>): Promise<void> {
  try {
    await promise
  } catch {
    // Nobody waits for it.
  }
}
