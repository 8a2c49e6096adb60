import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { AttachInput, Attachment } from '../../../shared/ipc/schemas/attachments.ts'
import { mostAttachments } from '../../../shared/limits.ts'
import type { WindowMemory } from '../app/window-memory.ts'
import { beginningOf } from './cut.ts'
import { UnreadableError, type Unreadable } from './read/readable.ts'

/** Something that is attached to the next message of a chat, or on its way to be. */
export type Attached =
  | { kind: 'reading'; number: number; name: string }
  | { kind: 'ready'; number: number; attachment: Attachment }

/** Why something was not attached. */
export type AttachRefusal =
  | { kind: 'unreadable'; reason: Unreadable }
  | { kind: 'too_many' }
  | { kind: 'error'; error: AppError }

export interface AttachmentsState {
  /** By the chat they belong to ("" for the new one). */
  byDraft: Readonly<Record<string, readonly Attached[]>>
  /** Attaches files to the next message of the chat that is open now. */
  addFiles(files: readonly File[]): Promise<void>
  /** Attaches a text that Jutt has; where it is a transcript, that of the recording. */
  addText(name: string, text: string, recordingId?: string): Promise<void>
  remove(number: number): void
  /** Attaches only the beginning of a document, of so many tokens at most, in its place. */
  shorten(attachmentId: string, tokens: number): Promise<void>
  /** What would go with a message of the chat now. */
  of(key: string): { ids: string[]; isReading: boolean }
  /** They were sent, or are to be forgotten. */
  clear(key: string): void
}

export type AttachmentsStore = StoreApi<AttachmentsState>

export function createAttachmentsStore(dependencies: {
  jutt: Jutt
  /** The chat that is open. */
  openKey: () => string
  /** What was attached before this window was reloaded. */
  memory: WindowMemory
  readFile: (file: File) => Promise<AttachInput>
  refused: (name: string, refusal: AttachRefusal) => void
}): AttachmentsStore {
  const { jutt, openKey, memory, readFile, refused } = dependencies
  const kept = readKept(memory)
  let count = 0

  const store = createStore<AttachmentsState>()((set) => ({
    byDraft: Object.fromEntries(
      Object.entries(kept).map(([key, attachments]) => [key, attachments.map(asReady)]),
    ),
    async addFiles(files) {
      const key = openKey()
      await Promise.all(files.map((file) => add(key, file.name, () => readFile(file))))
    },
    async addText(name, text, recordingId) {
      const key = openKey()
      const size = new TextEncoder().encode(text).length
      const of = recordingId !== undefined && { recordingId }
      await add(key, name, async () => ({ kind: 'document', name, size, text, ...of }))
    },
    remove: (number) =>
      set(({ byDraft }) => ({
        byDraft: Object.fromEntries(
          Object.entries(byDraft).map(([key, attached]) => [
            key,
            attached.filter((each) => each.number !== number),
          ]),
        ),
      })),
    shorten,
    of(key) {
      const attached = attachedTo(key)
      const ids = readyOf(attached).map(({ id }) => id)
      return { ids, isReading: ids.length < attached.length }
    },
    clear: (key) =>
      set(({ byDraft }) => {
        const { [key]: _, ...others } = byDraft
        return { byDraft: others }
      }),
  }))

  function asReady(attachment: Attachment): Attached {
    return { kind: 'ready', number: (count += 1), attachment }
  }

  store.subscribe(({ byDraft }) => {
    const ready = Object.entries(byDraft).map(
      ([key, attached]) => [key, readyOf(attached)] as const,
    )
    const some = ready.filter(([, attachments]) => attachments.length > 0)
    memory.set(some.length === 0 ? null : JSON.stringify(Object.fromEntries(some)))
  })

  function attachedTo(key: string): readonly Attached[] {
    return store.getState().byDraft[key] ?? []
  }

  function put(key: string, attached: readonly Attached[]): void {
    store.setState(({ byDraft }) => ({ byDraft: { ...byDraft, [key]: attached } }))
  }

  async function add(key: string, name: string, read: () => Promise<AttachInput>): Promise<void> {
    if (attachedTo(key).length >= mostAttachments) return refused(name, { kind: 'too_many' })
    const number = (count += 1)
    put(key, [...attachedTo(key), { kind: 'reading', number, name }])
    const result = await stored(read)
    // It may have been removed while it was read.
    if (!attachedTo(key).some((each) => each.number === number)) return
    if ('kind' in result && result.kind === 'refused') {
      store.getState().remove(number)
      refused(name, result.refusal)
    } else {
      const ready: Attached = { kind: 'ready', number, attachment: result }
      put(
        key,
        attachedTo(key).map((each) => (each.number === number ? ready : each)),
      )
    }
  }

  async function shorten(attachmentId: string, tokens: number): Promise<void> {
    const key = openKey()
    const whole = readyOf(attachedTo(key)).find(({ id }) => id === attachmentId)
    if (!whole) return
    const result = await stored(async () => {
      const answer = await jutt.attachments.read({ attachmentId })
      if (!answer.ok || answer.value.kind !== 'document') throw new UnreadableError('damaged')
      const text = beginningOf(answer.value.text, tokens)
      const size = new TextEncoder().encode(text).length
      return { kind: 'document', name: whole.name, size, text }
    })
    if ('refusal' in result) return refused(whole.name, result.refusal)
    put(
      key,
      attachedTo(key).map((each) =>
        each.kind === 'ready' && each.attachment.id === attachmentId
          ? { ...each, attachment: result }
          : each,
      ),
    )
  }

  async function stored(
    read: () => Promise<AttachInput>,
  ): Promise<Attachment | { kind: 'refused'; refusal: AttachRefusal }> {
    try {
      const answer = await jutt.attachments.add(await read())
      if (answer.ok) return answer.value
      return { kind: 'refused', refusal: { kind: 'error', error: answer.error } }
    } catch (error) {
      const reason = error instanceof UnreadableError ? error.reason : 'damaged'
      return { kind: 'refused', refusal: { kind: 'unreadable', reason } }
    }
  }
  return store
}

/** Those that can be sent. */
export function readyOf(attached: readonly Attached[]): Attachment[] {
  return attached.flatMap((each) => (each.kind === 'ready' ? [each.attachment] : []))
}

function readKept(memory: WindowMemory): Record<string, Attachment[]> {
  try {
    const read: unknown = JSON.parse(memory.get() ?? '{}')
    // Only this window writes there, and main looks up by id what is sent.
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- as above
    return typeof read === 'object' && read !== null ? (read as Record<string, Attachment[]>) : {}
  } catch {
    return {}
  }
}
