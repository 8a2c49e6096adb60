import { assertNever } from '../../shared/assert-never.ts'
import type { Attachment, AttachmentContent } from '../../shared/ipc/schemas/attachments.ts'
import type { Message } from '../../shared/ipc/schemas/chats.ts'
import type { ChatMessage } from '../service/chat-request.ts'
import { recordingOf } from '../../shared/attachments/reading-plan.ts'
import { fenced, fencedTranscript } from './attachments/fence.ts'

/** What the request is made with besides the conversation. */
export interface HistoryOptions {
  /** Goes first; none where it is blank. */
  systemPrompt?: string
  /** Does the model read images? */
  seesImages: boolean
  readAttachment: (attachmentId: string) => AttachmentContent
}

/** Messages that stand side by side from one side, as one. */
interface Said {
  role: 'user' | 'assistant'
  /** As data: addresses. */
  images: string[]
  texts: string[]
}

/**
 * What the model is told of the conversation: contents only. Thinking is never sent back (the model cards of Qwen 3.5
 * and Gemma 4 ask for that). An answer without content, which failed or was stopped, is left out, and what then stands
 * side by side from one person is joined, since chat templates may insist that the roles alternate. Documents come as
 * fenced text before the message they belong to, images before all text (as Gemma's card has it).
 */
export function toRequestMessages(
  path: readonly Message[],
  options: HistoryOptions,
): ChatMessage[] {
  const said: Said[] = []
  for (const message of path) {
    const { role, content } = message
    if (role === 'assistant' && content.trim() === '') continue
    const previous = said.at(-1)
    const current: Said = previous?.role === role ? previous : { role, images: [], texts: [] }
    if (current !== previous) said.push(current)
    if (message.role === 'user') attach(message.attachments ?? [], current, options)
    if (content.trim() !== '') current.texts.push(content)
  }
  const { systemPrompt = '' } = options
  return [
    ...(systemPrompt.trim() === '' ? [] : [{ role: 'system', content: systemPrompt } as const]),
    ...said.map(toMessage),
  ]
}

function attach(attachments: readonly Attachment[], said: Said, options: HistoryOptions): void {
  const { seesImages, readAttachment } = options
  for (const attachment of attachments) {
    const { id, kind, name } = attachment
    if (kind === 'image' && !seesImages) {
      said.texts.push('[An image is attached here, which this model cannot see.]')
      continue
    }
    const content = readAttachment(id)
    switch (content.kind) {
      case 'image': {
        const base64 = Buffer.from(content.bytes).toString('base64')
        said.images.push(`data:${content.mediaType};base64,${base64}`)
        break
      }
      case 'document':
        said.texts.push(
          recordingOf(attachment) === null
            ? fenced(name, content.text)
            : fencedTranscript(name, content.text),
        )
        break
      default:
        assertNever(content)
    }
  }
}

function toMessage({ role, images, texts }: Said): ChatMessage {
  const text = texts.join('\n\n')
  if (role === 'assistant' || images.length === 0) return { role, content: text }
  return {
    role,
    content: [
      ...images.map((url) => ({ type: 'image_url', image_url: { url } }) as const),
      ...(text === '' ? [] : [{ type: 'text', text } as const]),
    ],
  }
}
