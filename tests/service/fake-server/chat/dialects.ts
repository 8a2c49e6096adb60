/**
 * The bytes of one chat stream in the dialect of one server. Literal but for the model's name and the text; the shapes
 * come from the sources named at each.
 */
export interface Dialect {
  readonly headers: Readonly<Record<string, string>>
  /** The event before any text, or undefined where the role rides on the first delta. */
  role(model: string): string | undefined
  thinking(model: string, text: string, first: boolean): string
  content(model: string, text: string, first: boolean): string
  finish(model: string, reason: string): string
  usage(model: string, prompt: number, completion: number): string
}

export const done = 'data: [DONE]\n\n'
const json = JSON.stringify

function vllmChunk(model: string, delta: string, tail: string): string {
  return `data: {"id":"chatcmpl-8f2c5d0e9b1a4c7d","object":"chat.completion.chunk","created":1770000000,"model":${json(model)},"choices":[{"index":0,"delta":${delta},"logprobs":null,${tail}}]}\n\n`
}

function vllm(thinkingField: 'reasoning' | 'reasoning_content'): Dialect {
  return {
    headers: { 'content-type': 'text/event-stream; charset=utf-8' },
    role: (model) => vllmChunk(model, '{"role":"assistant","content":""}', '"finish_reason":null'),
    thinking: (model, text) =>
      vllmChunk(model, `{"${thinkingField}":${json(text)}}`, '"finish_reason":null'),
    content: (model, text) => vllmChunk(model, `{"content":${json(text)}}`, '"finish_reason":null'),
    finish: (model, reason) =>
      vllmChunk(model, '{"content":""}', `"finish_reason":${json(reason)},"stop_reason":null`),
    usage: (model, prompt, completion) =>
      `data: {"id":"chatcmpl-8f2c5d0e9b1a4c7d","object":"chat.completion.chunk","created":1770000000,"model":${json(model)},"choices":[],"usage":{"prompt_tokens":${prompt},"total_tokens":${prompt + completion},"completion_tokens":${completion}}}\n\n`,
  }
}

/** vllm/entrypoints/openai/chat_completion/serving.py after vLLM's rename (PR #33402). */
export const vllmNew: Dialect = vllm('reasoning')

/** The same before the rename (PR #27752): the field is `reasoning_content`. */
export const vllmOld: Dialect = vllm('reasoning_content')

function litellmChunk(model: string, choices: string): string {
  return `data: {"id":"chatcmpl-1c9e6a52-7f0b-4b8e-9f6d-2f1f6f8f7c11","created":1770000000,"model":${json(model)},"object":"chat.completion.chunk","choices":${choices}}\n\n`
}

function litellmDelta(field: string, text: string, first: boolean): string {
  const role = first ? ',"role":"assistant"' : ''
  return `[{"index":0,"delta":{"${field}":${json(text)}${role}}}]`
}

/** LiteLLM 1.82.3 before vLLM (sample stream of BerriAI/litellm#20246); its usage chunk has choices (#28735). */
export const litellm: Dialect = {
  // Names from litellm/proxy/common_request_processing.py.
  headers: {
    'content-type': 'text/event-stream; charset=utf-8',
    'x-litellm-call-id': '5c0c1b8e-2f5b-4a39-9f3c-6f4a3d1b2e77',
    'x-litellm-model-id': '3f1d8f0a7c2b4e55',
    'x-litellm-version': '1.82.3',
    'x-litellm-key-spend': '0.0123',
    'x-litellm-key-rpm-limit': '60',
    'x-ratelimit-api_key-remaining-requests': '59',
    'x-ratelimit-api_key-limit-requests': '60',
  },
  role: () => undefined,
  thinking: (model, text, first) =>
    litellmChunk(model, litellmDelta('reasoning_content', text, first)),
  content: (model, text, first) => litellmChunk(model, litellmDelta('content', text, first)),
  finish: (model, reason) =>
    litellmChunk(model, `[{"finish_reason":${json(reason)},"index":0,"delta":{}}]`),
  usage: (model, prompt, completion) =>
    `data: {"id":"chatcmpl-1c9e6a52-7f0b-4b8e-9f6d-2f1f6f8f7c11","created":1770000000,"model":${json(model)},"object":"chat.completion.chunk","choices":[{"index":0,"delta":{}}],"usage":{"completion_tokens":${completion},"prompt_tokens":${prompt},"total_tokens":${prompt + completion},"completion_tokens_details":null,"prompt_tokens_details":null}}\n\n`,
}
