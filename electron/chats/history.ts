import type { Message } from '../../shared/ipc/schemas/chats.ts'

/** A message as it stands in the request body. */
export interface RequestMessage {
  role: 'user' | 'assistant'
  content: string
}

/**
 * What the model is told of the conversation: contents only. Thinking is never sent back (the model cards of Qwen 3.5
 * and Gemma 4 ask for that). An answer without content, which failed or was stopped, is left out, and what then stands
 * side by side from one person is joined, since chat templates may insist that the roles alternate.
 */
export function toRequestMessages(path: readonly Message[]): RequestMessage[] {
  const request: RequestMessage[] = []
  for (const { role, content } of path) {
    if (role === 'assistant' && content.trim() === '') continue
    const previous = request.at(-1)
    if (previous?.role === role) previous.content += `\n\n${content}`
    else request.push({ role, content })
  }
  return request
}
