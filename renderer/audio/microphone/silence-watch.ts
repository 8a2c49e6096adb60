import { samplesIn } from '../../../shared/speech/pcm.ts'
import type { MicrophoneNews } from '../../../shared/ipc/schemas/microphones.ts'
import type { Timer } from '../timer.ts'

/** Nothing but zeros for so long is no quiet room; a Bluetooth headset begins with up to 0.7 s of them (EnviousWispr#1441). */
const ZEROS = samplesIn(1.5)

/** Milliseconds: a track is muted for a moment while devices change. */
const MUTED = 1000

/** Listens for a microphone that is open and yet gives nothing. */
export interface SilenceWatch {
  push(sound: Int16Array): void
  setMuted(isMuted: boolean): void
  /** Another device is opened: it begins anew. */
  reset(): void
}

/** Makes a {@link SilenceWatch}, which tells of silence once, within 2 s, and once when it is over. */
export function createSilenceWatch(
  timer: Timer,
  tell: (news: MicrophoneNews) => void,
): SilenceWatch {
  let zeros = 0
  let isMuted = false
  let isTold = false
  let callOff = (): void => undefined

  function tellSilent(): void {
    if (isTold) return
    isTold = true
    tell({ kind: 'silent', reason: isMuted ? 'muted' : 'zeros' })
  }

  function tellHeard(): void {
    if (isTold) tell({ kind: 'heard' })
    isTold = false
  }

  return {
    push(sound) {
      if (sound.some((sample) => sample !== 0)) {
        zeros = 0
        if (!isMuted) tellHeard()
        return
      }
      zeros += sound.length
      if (zeros >= ZEROS) tellSilent()
    },
    setMuted(muted) {
      callOff()
      isMuted = muted
      if (muted) callOff = timer(MUTED, tellSilent)
    },
    reset() {
      callOff()
      zeros = 0
      isMuted = false
      isTold = false
    },
  }
}
