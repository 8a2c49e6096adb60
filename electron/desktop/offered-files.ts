import { statSync, type Stats } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import { AppFailure } from '../../shared/app-failure.ts'
import type { OpenedFile } from '../../shared/ipc/schemas/recordings.ts'
import { largestFile } from '../../shared/limits.ts'

/** Files that the person dropped or chose; pages know them by a handle, and only main by their path. */
export interface OfferedFiles {
  /** Throws file_gone for what is no file (any more), sound_unreadable for a folder. */
  offer(path: string): OpenedFile
  /** The file behind a handle, once. Throws file_gone. */
  take(handle: string): { path: string; name: string }
  /** What is in it, once. Throws file_gone, too_large. */
  read(handle: string): Promise<Uint8Array<ArrayBuffer>>
}

function look(path: string): Stats {
  try {
    return statSync(path)
  } catch (error) {
    // Gone, or in a folder that may not be read.
    throw new AppFailure({ code: 'file_gone' }, { cause: error })
  }
}

export function createOfferedFiles(newId: () => string): OfferedFiles {
  const paths = new Map<string, string>()

  function take(handle: string): { path: string; name: string } {
    const path = paths.get(handle)
    if (path === undefined) throw new AppFailure({ code: 'file_gone' })
    paths.delete(handle)
    return { path, name: basename(path) }
  }

  return {
    offer(path) {
      const found = look(path)
      if (!found.isFile()) throw new AppFailure({ code: 'sound_unreadable' })
      const handle = newId()
      paths.set(handle, path)
      return { handle, name: basename(path), size: found.size }
    },
    take,
    async read(handle) {
      const { path } = take(handle)
      if (look(path).size > largestFile) throw new AppFailure({ code: 'too_large' })
      try {
        return new Uint8Array(await readFile(path))
      } catch (error) {
        throw new AppFailure({ code: 'file_gone' }, { cause: error })
      }
    },
  }
}
