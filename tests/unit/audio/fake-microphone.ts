import type {
  Microphone,
  MicrophoneListener,
  OpenMicrophone,
} from '../../../renderer/audio/microphone/microphone.ts'

export interface FakeMicrophone extends Microphone {
  /** Opens the device that was asked for last; until then it is opening. */
  allow(): void
  refuse(error: Error): void
  /** The device that was asked for last. */
  speak(sound: Int16Array): void
  unplug(): void
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
    asked: 0,
    closed: 0,
    remainder: new Int16Array(),
    open(asking) {
      fake.asked += 1
      listener = asking
      opening = Promise.withResolvers()
      return opening.promise
    },
    allow() {
      opening.resolve({
        async close() {
          listener?.onSound(fake.remainder)
          fake.closed += 1
        },
      })
    },
    refuse: (error) => opening.reject(error),
    speak: (sound) => listener?.onSound(sound),
    unplug: () => listener?.onLost(),
  }
  return fake
}
