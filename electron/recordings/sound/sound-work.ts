import type { AgainProgress } from '../../../shared/ipc/schemas/again.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Settings } from '../../../shared/ipc/schemas/settings.ts'
import type { Transcribe } from '../../service/transcription/transcript.ts'
import { createAgain, type Again } from '../again/again.ts'
import type { AudioPage } from '../audio-page.ts'
import type { Recordings } from '../recordings.ts'
import { createCompression, type Compression } from './compression.ts'
import { createExtraction, type Extraction } from './extraction.ts'
import { saveRoom } from './save-room.ts'

/** What is done with sounds that are there already: they are compressed, parts of them decoded, or transcribed again. */
export interface SoundWork {
  compression: Compression
  extraction: Extraction
  again: Again
  /** Compresses or deletes the sounds that are to be kept no longer as they are. */
  saveRoom(): void
}

export interface SoundWorkListener {
  /** A sound that was asked for could not be compressed. */
  notCompressed(recordingId: string, error: AppError): void
  again(recordingId: string, progress: AgainProgress): void
}

export function createSoundWork(dependencies: {
  /** Asked when it is needed: recordings need this work too. */
  recordings: () => Recordings
  page: AudioPage
  listener: SoundWorkListener
  settings: () => Pick<Settings, 'soundAfter' | 'soundDays' | 'ownWords'>
  transcribe: Transcribe
  inPractice: () => boolean
  report: (where: string, error: unknown) => void
}): SoundWork {
  const { recordings, listener, settings } = dependencies
  const extraction = createExtraction(dependencies.page)
  const compression = createCompression({ ...dependencies, failed: listener.notCompressed })
  const again = createAgain({
    ...dependencies,
    progress: listener.again,
    ownWords: () => settings().ownWords,
  })
  return {
    compression,
    extraction,
    again,
    saveRoom: () => saveRoom({ recordings: recordings(), compression, settings, now: Date.now }),
  }
}
