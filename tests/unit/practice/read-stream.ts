import { z } from 'zod'

const chunkSchema = z.object({
  id: z.string(),
  object: z.literal('chat.completion.chunk'),
  model: z.string(),
  choices: z.array(
    z.object({
      delta: z.object({
        role: z.string().optional(),
        content: z.string().optional(),
        reasoning_content: z.string().optional(),
      }),
      finish_reason: z.string().nullable(),
    }),
  ),
  usage: z.record(z.string(), z.number()).optional(),
})

export type Chunk = z.infer<typeof chunkSchema>

/** The events of a whole stream, which must end with [DONE]. */
export async function readStream(answer: Response): Promise<Chunk[]> {
  const events = (await answer.text()).split('\n\n')
  if (events.pop() !== '' || events.pop() !== 'data: [DONE]')
    throw new Error('No [DONE] at the end')
  return events.map((event) => chunkSchema.parse(JSON.parse(event.replace(/^data: /, ''))))
}

export function join(chunks: Chunk[], part: 'content' | 'reasoning_content'): string {
  return chunks.flatMap(({ choices }) => choices.map(({ delta }) => delta[part] ?? '')).join('')
}
