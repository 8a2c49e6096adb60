import { z } from 'zod'
import { gatewayError } from './request-error.ts'

const contentPart = z.looseObject({ type: z.string(), text: z.string().optional() })

const chatRequest = z.object({
  model: z.string(),
  messages: z
    .array(
      z.object({
        role: z.enum(['system', 'developer', 'user', 'assistant', 'tool']),
        content: z.union([z.string(), z.array(contentPart), z.null()]).optional(),
      }),
    )
    .min(1),
  stream: z.boolean().nullish(),
  stream_options: z.object({ include_usage: z.boolean().optional() }).nullish(),
  max_tokens: z.int().positive().nullish(),
  temperature: z.number().nullish(),
  top_p: z.number().nullish(),
  top_k: z.number().nullish(),
  presence_penalty: z.number().nullish(),
})

export type ChatRequest = z.infer<typeof chatRequest>
export type ChatMessage = ChatRequest['messages'][number]

/** Parses the body of POST /v1/chat/completions; what is wrong with it becomes a 400. */
export function parseChatRequest(body: Uint8Array): ChatRequest {
  const result = chatRequest.safeParse(parseJson(body))
  if (result.success) return result.data
  const [issue] = result.error.issues
  const param = issue?.path.join('.') ?? ''
  throw gatewayError(400, `${param}: ${issue?.message ?? 'Invalid request'}`, { param })
}

function parseJson(body: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(body)) as unknown
  } catch {
    throw gatewayError(400, 'Request body is not valid JSON.')
  }
}

/** The words of a message, its text parts joined; images and other parts are left out. */
export function textOf({ content }: ChatMessage): string {
  if (typeof content === 'string') return content
  return (content ?? []).flatMap(({ text }) => text ?? []).join('\n')
}

/** How many parts of the message are not text (images, files). */
export function countAttachments({ content }: ChatMessage): number {
  return Array.isArray(content) ? content.filter(({ type }) => type !== 'text').length : 0
}
