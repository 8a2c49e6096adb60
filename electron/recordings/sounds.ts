import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { AppFailure } from '../../shared/app-failure.ts'
import { createWavFile, openWavFile, type WavFile, type WavOptions } from './wav-file.ts'

/** The sound files of recordings, by the id of the recording; a file stays open while its sound grows. */
export interface Sounds {
  create(recordingId: string): WavFile
  /** Mends the file if need be. Throws not_found, or storage_failed. */
  open(recordingId: string): WavFile
  close(recordingId: string): void
  closeAll(): void
  /** Does something with the sound, without leaving the file open where it was not. */
  use<T>(recordingId: string, work: (sound: WavFile) => T): T
  /** The length of a sound that is open; null for others. */
  openSamples(recordingId: string): number | null
  /** Removes the file and what was made of it; a file that is not there is fine. Throws storage_failed. */
  remove(recordingId: string): void
  /** Where the file is, or would be. Throws for what is no name of a recording. */
  fileOf(recordingId: string): string
  /** Where else something of the sound is kept, or would be. */
  besides(recordingId: string, what: Beside): string
  /** The ids of recordings that have such a file. */
  idsBeside(what: Beside): string[]
  removeBeside(recordingId: string, what: Beside): void
  /** Removes the sound, but not what was made of it. Throws storage_failed. */
  removeWhole(recordingId: string): void
  /** Recordings whose sound is just being compressed. */
  compressing: Set<string>
  /** The ids of all recordings that have a file. */
  ids(): string[]
  /** When the file was made, in milliseconds since 1970. */
  begunAt(recordingId: string): number
}

/** What lies beside a sound: its peaks, the sound compressed, and such a file while it is written. */
export type Beside = 'peaks' | 'ogg' | 'part'
const allBeside: readonly Beside[] = ['peaks', 'ogg', 'part']

/** Recordings are named by randomUUID; whatever else lies in the folder is not ours. */
const fileName = /^([\da-z]+(?:-[\da-z]+)*)\.(wav|peaks|ogg|part)$/

export function createSounds(folder: string, options: WavOptions = {}): Sounds {
  const opened = new Map<string, WavFile>()
  mkdirSync(folder, { recursive: true, mode: 0o700 })

  function fileOf(recordingId: string): string {
    const name = `${recordingId}.wav`
    if (!fileName.test(name)) throw new Error('Not the name of a recording.')
    return join(folder, name)
  }

  function besides(recordingId: string, what: Beside): string {
    return fileOf(recordingId).replace(/wav$/, what)
  }

  function removeFile(file: string): void {
    try {
      rmSync(file, { force: true })
    } catch (error) {
      throw new AppFailure({ code: 'storage_failed' }, { cause: error })
    }
  }

  function idsOf(ending: string): string[] {
    return readdirSync(folder).flatMap((name) => {
      const [, id = '', itsEnding] = fileName.exec(name) ?? []
      return itsEnding === ending ? [id] : []
    })
  }

  function keep(recordingId: string, sound: WavFile): WavFile {
    opened.set(recordingId, sound)
    return sound
  }

  function close(recordingId: string): void {
    opened.get(recordingId)?.close()
    opened.delete(recordingId)
  }

  return {
    create: (recordingId) => keep(recordingId, createWavFile(fileOf(recordingId), options)),
    open: (recordingId) =>
      opened.get(recordingId) ?? keep(recordingId, openWavFile(fileOf(recordingId), options)),
    close,
    closeAll() {
      for (const recordingId of opened.keys()) close(recordingId)
    },
    use(recordingId, work) {
      const growing = opened.get(recordingId)
      if (growing) return work(growing)
      const sound = openWavFile(fileOf(recordingId), options)
      try {
        return work(sound)
      } finally {
        sound.close()
      }
    },
    openSamples: (recordingId) => opened.get(recordingId)?.samples() ?? null,
    remove(recordingId) {
      close(recordingId)
      for (const what of allBeside) removeFile(besides(recordingId, what))
      removeFile(fileOf(recordingId))
    },
    removeBeside: (recordingId, what) => removeFile(besides(recordingId, what)),
    removeWhole(recordingId) {
      close(recordingId)
      removeFile(fileOf(recordingId))
    },
    fileOf,
    besides,
    compressing: new Set(),
    idsBeside: idsOf,
    ids: () => idsOf('wav'),
    begunAt(recordingId) {
      const { birthtimeMs, mtimeMs } = statSync(fileOf(recordingId))
      // Some file systems do not know when a file was made.
      return Math.trunc(birthtimeMs || mtimeMs)
    },
  }
}
