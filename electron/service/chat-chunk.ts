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

/**
 * Reads a chunk tolerantly. Usage is told by its own field: LiteLLM's usage chunk has choices, vLLM's has none. A whole
 * completion, which has a `message` where a chunk has its `delta`, reads as the one chunk of a stream.
 */
export function readChunk(chunk: unknown): ChatChunk {
  const choices = fieldOf(chunk, 'choices')
  const choice: unknown = Array.isArray(choices) ? choices[0] : undefined
  const message = fieldOf(choice, 'message')
  const delta = fieldOf(choice, 'delta') ?? message
  const said = readContent(fieldOf(delta, 'content'))
  const isWhole = message !== undefined && delta === message
  return {
    thinking: thinkingOf(delta) || said.thinking,
    content: said.content || (textField(delta, 'refusal') ?? ''),
    finishReason: textField(choice, 'finish_reason') || (isWhole ? 'stop' : undefined),
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

/** LiteLLM's for Anthropic-type backends; redacted blocks have no text. */
function blocksOf(blocks: unknown): string {
  if (!Array.isArray(blocks)) return ''
  return blocks.map((block) => textField(block, 'thinking') ?? '').join('')
}

/** Content is text; Mistral's thinking models send a list of parts, in which thinking is one of them. */
function readContent(content: unknown): Pick<ChatChunk, 'thinking' | 'content'> {
  if (typeof content === 'string') return { thinking: '', content }
  if (!Array.isArray(content)) return { thinking: '', content: '' }
  const textOf = (parts: readonly unknown[]) =>
    parts.map((part) => textField(part, 'text') ?? '').join('')
  const thoughts = content.flatMap((part): unknown[] => {
    const inner = fieldOf(part, 'thinking')
    return Array.isArray(inner) ? inner : []
  })
  return { thinking: textOf(thoughts), content: textOf(content) }
}

function usageOf(usage: unknown): Usage | undefined {
  const promptTokens = countField(usage, 'prompt_tokens')
  const completionTokens = countField(usage, 'completion_tokens')
  if (promptTokens === undefined && completionTokens === undefined) return undefined
  return { promptTokens, completionTokens }
}
