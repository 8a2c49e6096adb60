import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Recording, RecordingLanguage } from '../../../shared/ipc/schemas/recordings.ts'
import { fileKind, type Dropped } from './dropped-files.ts'

/** Why files were not taken. */
export type Refusal = { kind: 'folder' } | { kind: 'error'; error: AppError }

/** The ways by which files come in. */
export interface FileIntake {
  /** Takes what was dropped on the window. */
  drop(dropped: Dropped): Promise<void>
  /** Lets the person choose files. */
  choose(): Promise<void>
}

export function createFileIntake(dependencies: {
  jutt: Jutt
  /** The language of the next file. */
  language: () => RecordingLanguage
  /** A file was taken; `isFirst` of those that came together. */
  taken: (recording: Recording, isFirst: boolean) => void
  /** Images and documents go along with the next message. */
  attach: (files: File[]) => void
  /** Files were not taken, for one reason. */
  refused: (names: string[], refusal: Refusal) => void
  report: (error: AppError) => void
}): FileIntake {
  const { jutt, language, taken, attach, refused, report } = dependencies

  async function add(file: File): Promise<Recording | AppError> {
    const offered = await jutt.files.offer(file)
    if (!offered.ok) return offered.error
    const added = await jutt.recordings.addFile({
      handle: offered.value.handle,
      language: language(),
    })
    return added.ok ? added.value : added.error
  }

  return {
    async drop({ files, folders }) {
      const documents = files.filter((file) => fileKind(file) === 'document')
      if (folders.length > 0) refused(folders, { kind: 'folder' })
      if (documents.length > 0) attach(documents)
      const failed = new Map<string, { error: AppError; names: string[] }>()
      let isFirst = true
      for (const file of files) {
        if (documents.includes(file)) continue
        const result = await add(file)
        if ('code' in result) {
          const others = failed.get(result.code)?.names ?? []
          failed.set(result.code, { error: result, names: [...others, file.name] })
        } else {
          taken(result, isFirst)
          isFirst = false
        }
      }
      for (const { error, names } of failed.values()) refused(names, { kind: 'error', error })
    },

    async choose() {
      const answer = await jutt.recordings.chooseFiles({ language: language() })
      if (!answer.ok) return report(answer.error)
      answer.value.forEach((recording, index) => taken(recording, index === 0))
    },
  }
}
