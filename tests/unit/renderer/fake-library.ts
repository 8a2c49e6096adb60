import type { Jutt } from '../../../shared/ipc/contract.ts'
import type {
  AttachInput,
  Attachment,
  AttachmentContent,
} from '../../../shared/ipc/schemas/attachments.ts'
import type { Prompt } from '../../../shared/ipc/schemas/prompts.ts'
import type { Result } from '../../../shared/result.ts'

/** What main keeps of prompts and attachments, in memory. */
export function createFakeLibrary(
  answer: <T>(value: () => T) => Promise<Result<T>>,
): Pick<Jutt, 'attachments' | 'prompts'> {
  const attachmentsKept = new Map<string, AttachInput>()
  const promptsKept = new Map<string, Prompt>()
  const promptsDeleted = new Set<string>()
  return {
    attachments: {
      add: (input) =>
        answer((): Attachment => {
          const id = `attached-${attachmentsKept.size + 1}`
          const { name, size } = input
          attachmentsKept.set(id, input)
          return input.kind === 'image'
            ? {
                kind: input.kind,
                id,
                name,
                size,
                width: input.width,
                height: input.height,
                tokens: 100,
              }
            : {
                kind: input.kind,
                id,
                name,
                size,
                characters: input.text.length,
                tokens: input.text.length,
              }
        }),
      read: ({ attachmentId }) =>
        answer((): AttachmentContent => {
          const found = attachmentsKept.get(attachmentId)
          if (!found) throw new Error(`No attachment ${attachmentId}`)
          return found
        }),
    },
    prompts: {
      list: () =>
        answer(() => ({ prompts: [...promptsKept.values()], deleted: [...promptsDeleted] })),
      save: ({ id, name, text }) =>
        answer(() => {
          const saved = { id: id ?? `prompt-${promptsKept.size}`, name, text }
          promptsKept.set(saved.id, saved)
          return saved
        }),
      delete: ({ promptId }) =>
        answer(() => {
          promptsDeleted.add(promptId)
          return undefined
        }),
      restore: ({ promptId }) =>
        answer(() => {
          promptsDeleted.delete(promptId)
          return undefined
        }),
    },
  }
}
