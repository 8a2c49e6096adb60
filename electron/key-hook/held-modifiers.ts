/** Codes of libuiohook: Control, Alt, Shift and Meta, left and right. */
const modifiers = new Set([29, 3613, 56, 3640, 42, 54, 3675, 3676])

/** Milliseconds; a release that was missed must not hold up for ever. */
const longestWait = 1500

/** Knows which modifiers are held: pressed together with others, they would make another shortcut of it. */
export function createHeldModifiers(): {
  keyDown(keycode: number): void
  keyUp(keycode: number): void
  /** Resolves when none is held, or after 1.5 s. */
  untilReleased(): Promise<void>
} {
  const held = new Set<number>()
  let waiting: (() => void)[] = []

  return {
    keyDown(keycode) {
      if (modifiers.has(keycode)) held.add(keycode)
    },
    keyUp(keycode) {
      held.delete(keycode)
      if (held.size > 0) return
      for (const resolve of waiting) resolve()
      waiting = []
    },
    async untilReleased() {
      if (held.size === 0) return
      const { promise, resolve } = Promise.withResolvers<void>()
      waiting.push(resolve)
      const timer = setTimeout(resolve, longestWait)
      await promise
      clearTimeout(timer)
      held.clear()
    },
  }
}
