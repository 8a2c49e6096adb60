import { statSync, type Stats } from 'node:fs'
import { basename } from 'node:path'
import { AppFailure } from '../../shared/app-failure.ts'
import type { OfferedFile } from '../../shared/ipc/schemas/recordings.ts'

/** Files that the person dropped or chose; pages know them by a handle, and only main by their path. */
export interface OfferedFiles {
  /** Throws file_gone for what is no file (any more), sound_unreadable for a folder. */
  offer(path: string): OfferedFile
  /** The file behind a handle, once. Throws file_gone. */
  take(handle: string): { path: string; name: string }
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

  return {
    offer(path) {
      const found = look(path)
      if (!found.isFile()) throw new AppFailure({ code: 'sound_unreadable' })
      const handle = newId()
      paths.set(handle, path)
      return { handle, name: basename(path) }
    },
    take(handle) {
      const path = paths.get(handle)
      if (path === undefined) throw new AppFailure({ code: 'file_gone' })
      paths.delete(handle)
      return { path, name: basename(path) }
    },
  }
}
