/** Calls back once, soon; the returned function calls it off. */
export type Schedule = (publish: () => void) => () => void

/** A hidden window paints no frames; its text still goes on, four times a second. */
const hiddenMs = 250

/** Calls back at the next frame, so that many deltas become one rendering. */
export function onNextFrame(publish: () => void): () => void {
  const end = (): void => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
  const run = (): void => {
    end()
    publish()
  }
  const frame = requestAnimationFrame(run)
  const timer = setTimeout(run, hiddenMs)
  return end
}
