import type { Settings } from '../../../shared/ipc/schemas/settings.ts'
import type { Compression } from './compression.ts'
import type { KeptSound } from './kept-sound.ts'

const day = 86_400_000

/** Compresses or deletes the sounds that are to be kept no longer as they are. */
export function saveRoom(dependencies: {
  recordings: Pick<KeptSound, 'oldSounds' | 'deleteSound'>
  compression: Pick<Compression, 'compressOld'>
  settings: () => Pick<Settings, 'soundAfter' | 'soundDays'>
  now: () => number
}): void {
  const { recordings, compression, settings, now } = dependencies
  const { soundAfter, soundDays } = settings()
  if (soundAfter === 'keep') return
  for (const recordingId of recordings.oldSounds(now() - soundDays * day, soundAfter)) {
    if (soundAfter === 'compress') compression.compressOld(recordingId)
    else recordings.deleteSound(recordingId)
  }
}
