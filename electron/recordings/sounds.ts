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
  /** Where the peaks of the sound are kept, or would be. */
  peaksFileOf(recordingId: string): string
  /** The ids of all recordings that have a file. */
  ids(): string[]
  /** When the file was made, in milliseconds since 1970. */
  begunAt(recordingId: string): number
}

/** Recordings are named by randomUUID; whatever else lies in the folder is not ours. */
const fileName = /^([\da-z]+(?:-[\da-z]+)*)\.wav$/

export function createSounds(folder: string, options: WavOptions = {}): Sounds {
  const opened = new Map<string, WavFile>()
  mkdirSync(folder, { recursive: true, mode: 0o700 })

  function fileOf(recordingId: string): string {
    const name = `${recordingId}.wav`
    if (!fileName.test(name)) throw new Error('Not the name of a recording.')
    return join(folder, name)
  }

  function peaksFileOf(recordingId: string): string {
    return fileOf(recordingId).replace(/wav$/, 'peaks')
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
      try {
        for (const file of [peaksFileOf(recordingId), fileOf(recordingId)]) {
          rmSync(file, { force: true })
        }
      } catch (error) {
        throw new AppFailure({ code: 'storage_failed' }, { cause: error })
      }
    },
    fileOf,
    peaksFileOf,
    ids: () => readdirSync(folder).flatMap((name) => fileName.exec(name)?.[1] ?? []),
    begunAt(recordingId) {
      const { birthtimeMs, mtimeMs } = statSync(fileOf(recordingId))
      // Some file systems do not know when a file was made.
      return Math.trunc(birthtimeMs || mtimeMs)
    },
  }
}
