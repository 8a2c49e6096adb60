import { AppFailure } from '../../shared/app-failure.ts'
import { assertNever } from '../../shared/assert-never.ts'
import { unheardPieces } from './cuts.ts'
import type { Lifecycle, LifecycleParts } from './lifecycle.ts'
import type { Sounds } from './sounds.ts'

/** What was found at a start, as ids of recordings. */
export interface Recovered {
  /** Jutt had died while the microphone was on: their sound ends where it ended. */
  ended: string[]
  /** Jutt had died while it read a file: the rest can still be read. */
  interrupted: string[]
  /** Unfinished, but their sound is gone or cannot be read: now failed, with the texts they have. */
  soundless: string[]
  /** Sound without a row, which is in the list again; nothing of it is sent unless asked for. */
  found: string[]
  /** Files named like recordings that are none; they are left alone. */
  refused: string[]
}

/** Brings rows and files together again, after a crash or an ordinary end. Nothing that holds sound is removed. */
export function recoverRecordings(parts: LifecycleParts & { lifecycle: Lifecycle }): Recovered {
  const { sounds, recordings, pieces, atomically, lifecycle } = parts
  const recovered: Recovered = {
    ended: [],
    interrupted: [],
    soundless: [],
    found: [],
    refused: [],
  }

  for (const { id, source, state, sound } of recordings.unfinished()) {
    if (state.kind === 'recording' && source.kind === 'microphone' && samplesOf(id) === 0) {
      // Jutt was killed before a word could be said.
      if (removeFile(sounds, id)) recordings.remove(id)
      continue
    }
    atomically(() => pieces.recall(id))
    switch (state.kind) {
      case 'recording':
      case 'interrupted':
        if (source.kind === 'file') lifecycle.interrupt(id)
        else lifecycle.endSound(id, { kind: 'processing' })
        break
      case 'processing':
        // What is compressed ended long ago.
        if (sound.kind !== 'whole') break
        lifecycle.endSound(id, { kind: 'processing' })
        break
      case 'paused':
      case 'done':
      case 'cancelled':
      case 'failed':
        break
      default:
        assertNever(state)
    }
    const after = recordings.find(id).state.kind
    if (after === 'failed') recovered.soundless.push(id)
    else if (after === 'interrupted') recovered.interrupted.push(id)
    else if (state.kind === 'recording') recovered.ended.push(id)
  }

  for (const id of sounds.ids()) {
    if (!recordings.has(id)) adopt(id)
  }
  return recovered

  function adopt(id: string): void {
    const samples = samplesOf(id)
    if (samples === null) recovered.refused.push(id)
    // A header alone: Jutt was killed before any sound came.
    else if (samples === 0) removeFile(sounds, id)
    else {
      atomically(() => {
        recordings.create({
          id,
          source: { kind: 'found' },
          language: 'auto',
          createdAt: sounds.begunAt(id),
          isPractice: false,
          state: { kind: 'cancelled' },
          samples,
          path: null,
        })
        pieces.add(id, unheardPieces(0, samples))
      })
      recovered.found.push(id)
    }
  }

  function samplesOf(id: string): number | null {
    try {
      return sounds.use(id, (sound) => sound.samples())
    } catch (error) {
      if (error instanceof AppFailure) return null
      throw error
    }
  }
}

/** Removes for good what was deleted before; returns how many recordings that were. */
export function purgeDeleted({ sounds, recordings }: LifecycleParts): number {
  let purged = 0
  for (const id of recordings.deleted()) {
    // The file first: a file without a row would come back as found sound.
    if (!removeFile(sounds, id)) continue
    recordings.remove(id)
    purged += 1
  }
  return purged
}

/** Another program may hold the file: that keeps nobody from starting Jutt, and the next start tries again. */
export function removeFile(sounds: Sounds, id: string): boolean {
  try {
    sounds.remove(id)
    return true
  } catch (error) {
    if (error instanceof AppFailure) return false
    throw error
  }
}
