import type {
  Microphone,
  MicrophoneListener,
  MicrophoneWish,
  OpenMicrophone,
} from '../../../renderer/audio/microphone/microphone.ts'

export interface FakeMicrophone extends Microphone {
  /** Opens the device that was asked for last; until then it is opening. */
  allow(label?: string): void
  refuse(error: Error): void
  /** The device that was asked for last. */
  speak(sound: Int16Array): void
  unplug(): void
  mute(isMuted: boolean): void
  move(label: string | null): void
  /** What was asked for, in order. */
  wishes: MicrophoneWish[]
  asked: number
  closed: number
  /** What comes of a device while it is closed. */
  remainder: Int16Array
}

/** A microphone in which the test speaks. */
export function createFakeMicrophone(): FakeMicrophone {
  let listener: MicrophoneListener | null = null
  let opening = Promise.withResolvers<OpenMicrophone>()

  const fake: FakeMicrophone = {
    wishes: [],
    asked: 0,
    closed: 0,
    remainder: new Int16Array(),
    open(wish, asking) {
      fake.asked += 1
      fake.wishes.push(wish)
      listener = asking
      opening = Promise.withResolvers()
      return opening.promise
    },
    allow(label = 'Microphone') {
      const own = listener
      opening.resolve({
        label,
        async close() {
          own?.onSound(fake.remainder)
          fake.closed += 1
        },
      })
    },
    refuse: (error) => opening.reject(error),
    speak: (sound) => listener?.onSound(sound),
    unplug: () => listener?.onLost(),
    mute: (isMuted) => listener?.onMuted(isMuted),
    move: (label) => listener?.onMoved(label),
  }
  return fake
}
