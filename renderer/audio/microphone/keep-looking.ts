import type { Microphone } from '../../../shared/ipc/schemas/microphones.ts'
import type { Timer } from '../timer.ts'

/**
 * Milliseconds. A sound server may go on with another source where one was unplugged, and Chromium notices only when
 * it is asked for the devices (measured with PulseAudio).
 */
const LOOK_EVERY = 1000

/**
 * Has the devices looked for every second while one of them is recorded from; the returned function ends that. Where
 * one has gone and others are left, it tells what hears from now: the one that is left, or null where that is for the
 * system to choose. Chromium itself ends the track of a device that was opened by its own id.
 */
export function keepLooking(dependencies: {
  connected: () => Promise<Microphone[]>
  timer: Timer
  onOneGone: (left: Microphone | null) => void
}): () => void {
  const { connected, timer, onOneGone } = dependencies
  let known: readonly Microphone[] = []
  let isOver = false
  // Not at once: the device is just being opened, and that must not wait for others.
  let callOff = timer(LOOK_EVERY, () => void look())

  async function look(): Promise<void> {
    callOff = timer(LOOK_EVERY, () => void look())
    const [answer] = await Promise.allSettled([connected()])
    if (answer.status === 'rejected' || isOver) return
    const now = answer.value
    const hasGone = known.some(({ id }) => !now.some((other) => other.id === id))
    known = now
    if (hasGone && now.length > 0) onOneGone(now.length === 1 ? (now[0] ?? null) : null)
  }

  return () => {
    isOver = true
    callOff()
  }
}
