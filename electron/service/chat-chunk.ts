import { countField, fieldOf, textField } from './json.ts'

export interface Usage {
  readonly promptTokens: number | undefined
  readonly completionTokens: number | undefined
}

/** What one chunk of a chat stream says, in the union of all servers' dialects. */
export interface ChatChunk {
  readonly thinking: string
  readonly content: string
  readonly finishReason: string | undefined
  readonly usage: Usage | undefined
}

/** Reads a chunk tolerantly. Usage is told by its own field: LiteLLM's usage chunk has choices, vLLM's has none. */
export function readChunk(chunk: unknown): ChatChunk {
  const choices = fieldOf(chunk, 'choices')
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  const delta = fieldOf(choice, 'delta')
  return {
    thinking: thinkingOf(delta),
    content: textField(delta, 'content') ?? '',
    finishReason: textField(choice, 'finish_reason'),
    usage: usageOf(fieldOf(chunk, 'usage')),
  }
}

/**
 * The aliases carry the same text where two of them come together (vLLM during its rename), so the first that is not
 * empty counts and they are never joined.
 */
function thinkingOf(delta: unknown): string {
  return (
    textField(delta, 'reasoning_content') ||
    textField(delta, 'reasoning') ||
    blocksOf(fieldOf(delta, 'thinking_blocks'))
  )
}

function blocksOf(blocks: unknown): string {
  if (!Array.isArray(blocks)) return ''
  return blocks.map((block) => textField(block, 'thinking') ?? '').join('')
}

function usageOf(usage: unknown): Usage | undefined {
  const promptTokens = countField(usage, 'prompt_tokens')
  const completionTokens = countField(usage, 'completion_tokens')
  if (promptTokens === undefined && completionTokens === undefined) return undefined
  return { promptTokens, completionTokens }
}
