import { samplesIn } from '../../../shared/speech/pcm.ts'
import type { Timer } from '../timer.ts'
import type {
  Microphone,
  MicrophoneListener,
  MicrophoneWish,
  OpenMicrophone,
} from './microphone.ts'

/** Milliseconds for which a microphone stays open after a recording. */
const HELD = 30_000

/** What is kept of the time before the key goes down; Handy keeps as much (its vad/mod.rs). */
const PRE_ROLL = samplesIn(0.45)

export interface WarmMicrophone extends Microphone {
  /** Closes the microphone that is held open, and forgets what it heard. */
  cool(): void
}

/** A device that stays open after a recording, for the next one. */
interface Held {
  device: OpenMicrophone
  wish: MicrophoneWish
  /** Who hears it now; null while nobody records. */
  listener: MicrophoneListener | null
  /** The last 450 ms, in memory only. */
  kept: Int16Array[]
  isMuted: boolean
  callOff: () => void
}

/**
 * A microphone that stays open for 30 s after a recording where that is wished for. The next recording then begins
 * with the 450 ms before the key went down.
 */
export function createWarmMicrophone(microphone: Microphone, timer: Timer): WarmMicrophone {
  let held: Held | null = null

  function forget(which: Held): void {
    which.callOff()
    which.kept = []
    if (held === which) held = null
  }

  async function close(which: Held): Promise<void> {
    forget(which)
    await which.device.close()
  }

  function rest(which: Held): void {
    which.listener = null
    which.callOff = timer(HELD, () => void close(which))
  }

  function keep(which: Held, sound: Int16Array): void {
    which.kept.push(sound)
    let length = which.kept.reduce((sum, part) => sum + part.length, 0)
    for (
      let first = which.kept[0];
      first && length - first.length >= PRE_ROLL;
      first = which.kept[0]
    ) {
      which.kept.shift()
      length -= first.length
    }
  }

  function take(which: Held, listener: MicrophoneListener): OpenMicrophone {
    which.callOff()
    which.listener = listener
    for (const sound of which.kept.splice(0)) listener.onSound(sound)
    if (which.isMuted) listener.onMuted(true)
    return {
      label: which.device.label,
      async close() {
        // Where it was lost meanwhile, there is nothing to hold.
        if (held === which && which.wish.staysOpen) rest(which)
        else await close(which)
      },
    }
  }

  async function open(wish: MicrophoneWish, listener: MicrophoneListener): Promise<OpenMicrophone> {
    const opening: { held: Held | null } = { held: null }
    const device = await microphone.open(wish, {
      onSound(sound) {
        const now = opening.held
        if (!now) listener.onSound(sound)
        else if (now.listener) now.listener.onSound(sound)
        else keep(now, sound)
      },
      onLost() {
        const now = opening.held
        if (!now) return listener.onLost()
        if (!now.listener) return void close(now)
        forget(now)
        return now.listener.onLost()
      },
      onMuted(isMuted) {
        const now = opening.held
        if (now) now.isMuted = isMuted
        const hearing = now ? now.listener : listener
        hearing?.onMuted(isMuted)
      },
      onMoved(label) {
        const hearing = opening.held ? opening.held.listener : listener
        hearing?.onMoved(label)
      },
    })
    if (!wish.staysOpen) return device
    const fresh: Held = {
      device,
      wish,
      listener,
      kept: [],
      isMuted: false,
      callOff: () => undefined,
    }
    opening.held = fresh
    held = fresh
    return take(fresh, listener)
  }

  return {
    async open(wish, listener) {
      const there = held
      const fits = there !== null && !there.listener && there.wish.device?.id === wish.device?.id
      if (fits && wish.staysOpen) return take(there, listener)
      if (there && !there.listener) await close(there)
      return open(wish, listener)
    },
    cool() {
      if (held && !held.listener) void close(held)
      // What is recorded from now is closed at its end.
      else if (held) held.wish = { ...held.wish, staysOpen: false }
    },
  }
}
