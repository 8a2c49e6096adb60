import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type {
  OfferedFile,
  OpenedFile,
  Recording,
  RecordingLanguage,
} from '../../../shared/ipc/schemas/recordings.ts'
import { largestFile } from '../../../shared/limits.ts'
import { success, type Result } from '../../../shared/result.ts'
import type { AttachRefusal } from '../attachments/attachments-store.ts'
import { fileKind, type Dropped } from './dropped-files.ts'

/** Why files were not taken. */
export type Refusal = { kind: 'folder' } | { kind: 'error'; error: AppError }

/** The ways by which files come in. */
export interface FileIntake {
  /** Takes what was dropped on the window. */
  drop(dropped: Dropped): Promise<void>
  /** Takes what the system wanted opened with Jutt. */
  opened(files: readonly OpenedFile[]): Promise<void>
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
  notAttached: (name: string, refusal: AttachRefusal) => void
  report: (error: AppError) => void
}): FileIntake {
  const { jutt, language, taken, attach, refused, notAttached, report } = dependencies

  async function transcribe(offered: Promise<Result<OfferedFile>>): Promise<Recording | AppError> {
    const file = await offered
    if (!file.ok) return file.error
    const { handle } = file.value
    const added = await jutt.recordings.addFile({ handle, language: language() })
    return added.ok ? added.value : added.error
  }

  /** Transcribes files one after another; of those that fail for one reason it is told once. */
  async function transcribeAll(
    files: readonly { name: string; offer: () => Promise<Result<OfferedFile>> }[],
  ): Promise<void> {
    const failed = new Map<string, { error: AppError; names: string[] }>()
    let isFirst = true
    for (const { name, offer } of files) {
      const result = await transcribe(offer())
      if ('code' in result) {
        const others = failed.get(result.code)?.names ?? []
        failed.set(result.code, { error: result, names: [...others, name] })
      } else {
        taken(result, isFirst)
        isFirst = false
      }
    }
    for (const { error, names } of failed.values()) refused(names, { kind: 'error', error })
  }

  async function fetchFile({ handle, name, size }: OpenedFile): Promise<File[]> {
    if (size > largestFile) {
      notAttached(name, { kind: 'unreadable', reason: 'too_large' })
      return []
    }
    const answer = await jutt.files.read({ handle })
    if (answer.ok) return [new File([answer.value], name)]
    notAttached(name, { kind: 'error', error: answer.error })
    return []
  }

  const isDocument = ({ name, type = '' }: { name: string; type?: string }): boolean =>
    fileKind({ name, type }) === 'document'

  return {
    async drop({ files, folders }) {
      if (folders.length > 0) refused(folders, { kind: 'folder' })
      const documents = files.filter(isDocument)
      if (documents.length > 0) attach(documents)
      const sounds = files.filter((file) => !documents.includes(file))
      await transcribeAll(
        sounds.map((file) => ({ name: file.name, offer: () => jutt.files.offer(file) })),
      )
    },

    async opened(files) {
      const fetched = await Promise.all(files.filter(isDocument).map(fetchFile))
      if (fetched.flat().length > 0) attach(fetched.flat())
      await transcribeAll(
        files
          .filter((file) => !isDocument(file))
          .map((file) => ({ name: file.name, offer: async () => success(file) })),
      )
    },

    async choose() {
      const answer = await jutt.recordings.chooseFiles({ language: language() })
      if (!answer.ok) return report(answer.error)
      answer.value.forEach((recording, index) => taken(recording, index === 0))
    },
  }
}
