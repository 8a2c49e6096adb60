/** Runs something once after so many milliseconds; the returned function calls it off. */
export type Timer = (milliseconds: number, run: () => void) => () => void

export const systemTimer: Timer = (milliseconds, run) => {
  const id = setTimeout(run, milliseconds)
  return () => clearTimeout(id)
}
