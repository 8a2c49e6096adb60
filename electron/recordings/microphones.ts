import type { Microphone } from '../../shared/ipc/schemas/microphones.ts'
import type { AudioPage } from './audio-page.ts'

/** The microphones that are connected, as the audio page sees them. */
export interface Microphones {
  /** Those that are known of; the audio page looks again, also as it opens, and tells where that has changed. */
  list(): readonly Microphone[]
  /** The audio page has looked. */
  told(microphones: readonly Microphone[]): void
}

export function createMicrophones(dependencies: {
  page: AudioPage
  changed: (microphones: readonly Microphone[]) => void
}): Microphones {
  let known: readonly Microphone[] = []
  return {
    list() {
      const { page } = dependencies
      if (page.wake()) page.send({ kind: 'look' })
      return known
    },
    told(microphones) {
      known = microphones
      dependencies.changed(microphones)
    },
  }
}
