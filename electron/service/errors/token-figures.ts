import type { TokenFigures } from '../../../shared/errors.ts'

const number = String.raw`(\d[\d,]*)`

/**
 * How servers word a request that does not fit into the model's context, with the figures in it. The first that fits
 * counts, so the longer wordings stand before those that they contain.
 */
const wordings: readonly { readonly pattern: RegExp; readonly names: readonly Figure[] }[] = [
  // vllm/renderers/params.py
  wording(
    `passed ${number} input tokens and requested ${number} output tokens.{0,80}?context length is only ${number}`,
    ['given', 'requested', 'limit'],
  ),
  // The same file; the missing space is in the source.
  wording(`max_tokens=${number} ?cannot be greater than max_model_len=\\D*${number}`, [
    'requested',
    'limit',
  ]),
  // vLLM before it: get_max_tokens in its serving engine.
  wording(
    `is too large: ${number}.{0,40}?maximum context length is ${number} tokens and your request has ${number} input`,
    ['requested', 'limit', 'given'],
  ),
  // OpenAI, and older vLLM after it.
  wording(
    `maximum context length is ${number} tokens.{0,40}?requested ${number} tokens \\(${number} in the messages, ${number} in the completion`,
    ['limit', 'total', 'given', 'requested'],
  ),
  wording(`maximum context length is ${number} tokens.{0,40}?resulted in ${number} tokens`, [
    'limit',
    'given',
  ]),
  wording(`maximum context length is ${number} tokens`, ['limit']),
  // llama.cpp, tools/server (exceed_context_size_error).
  wording(`request \\(${number} tokens\\) exceeds the available context size \\(${number} tokens`, [
    'given',
    'limit',
  ]),
  // SGLang, tokenizer_manager.py
  wording(`input.{0,20}? \\(${number} tokens\\).{0,40}?context length \\(${number} tokens`, [
    'given',
    'limit',
  ]),
  // Anthropic, through LiteLLM.
  wording(`too long: ${number} tokens > ${number} maximum`, ['given', 'limit']),
]

type Figure = 'given' | 'requested' | 'limit' | 'total'

function wording(source: string, names: readonly Figure[]) {
  return { pattern: new RegExp(source, 'is'), names }
}

/** The figures of a refusal for want of room, where its words have them. */
export function tokenFigures(message: string): TokenFigures | undefined {
  for (const { pattern, names } of wordings) {
    const found = pattern.exec(message)
    if (found === null) continue
    const figures: Partial<Record<Figure, number>> = {}
    for (const [index, name] of names.entries()) {
      figures[name] = Number(found[index + 1]?.replaceAll(',', ''))
    }
    const { limit, given, requested } = figures
    if (limit === undefined || !Object.values(figures).every(Number.isSafeInteger)) return undefined
    return {
      limit,
      ...(given === undefined ? {} : { given }),
      ...(requested === undefined ? {} : { requested }),
    }
  }
  return undefined
}

/** True where the question fits and only the length that the answer was allowed does not. */
export function isAnswerTooLong({ limit, given = 0, requested = 0 }: TokenFigures): boolean {
  return requested > 0 && given < limit && given + requested > limit
}
