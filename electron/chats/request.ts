import type { AssistantMessage, Message } from '../../shared/ipc/schemas/chats.ts'
import { seesImages } from '../../shared/models/catalogue.ts'
import type { ChatMessage, ChatRequest } from '../service/chat-request.ts'
import type { AttachmentStore } from './attachments/attachment-store.ts'
import { toRequestMessages } from './history.ts'

/** What the model of an answer is asked: the conversation before it, with what the answer was asked with. */
export function requestFor(
  { model, asked }: AssistantMessage,
  before: readonly Message[],
  attachments: Pick<AttachmentStore, 'read'>,
): ChatRequest & { messages: ChatMessage[] } {
  return {
    model,
    messages: toRequestMessages(before, {
      ...(asked && { systemPrompt: asked.systemPrompt }),
      seesImages: seesImages(model) !== 'no',
      readAttachment: attachments.read,
    }),
    ...(asked && { parameters: asked.parameters }),
  }
}
