/** Calls back once, soon; the returned function calls it off. */
export type Schedule = (publish: () => void) => () => void

/** A hidden window paints no frames; its text still goes on, four times a second. */
const hiddenMs = 250

/** Typing is kept so often: rarely enough to cost nothing, often enough to lose a letter at most in a crash. */
const typingMs = 100

/** Text that nobody waits for word by word comes so often: joining a transcript of hours takes longer than a frame. */
const calmMs = 250

/** Calls back soon, but not with the next frame. */
export function calmly(publish: () => void): () => void {
  const timer = setTimeout(publish, calmMs)
  return () => clearTimeout(timer)
}

/** Calls back when somebody who types has typed a little more. */
export function afterTyping(publish: () => void): () => void {
  const timer = setTimeout(publish, typingMs)
  return () => clearTimeout(timer)
}

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
