import type { Microphone } from '../../shared/ipc/schemas/microphones.ts'
import type { SoundTask } from '../../shared/ipc/schemas/recordings.ts'

/** The microphones that are connected, as the audio page sees them. */
export interface Microphones {
  /** Those that are known of; the audio page, opened where it is not there, looks again, and tells where that has changed. */
  list(): readonly Microphone[]
  /** The audio page has looked. */
  told(microphones: readonly Microphone[]): void
}

export function createMicrophones(dependencies: {
  send: (task: SoundTask) => void
  wakePage: () => void
  changed: (microphones: readonly Microphone[]) => void
}): Microphones {
  let known: readonly Microphone[] = []
  return {
    list() {
      dependencies.wakePage()
      dependencies.send({ kind: 'look' })
      return known
    },
    told(microphones) {
      known = microphones
      dependencies.changed(microphones)
    },
  }
}
