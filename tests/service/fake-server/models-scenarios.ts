import type { Exchange, Scenario } from './exchange.ts'
import type { OptionsIn } from './plan.ts'
import { answerLiterally, statusScenarios } from './status-scenarios.ts'

/** The models that the service documents (docs.hpc.ut.ee/public/services/inference). */
export const documentedModels = [
  'qwen3.5-122b',
  'qwen3.5-122b-nonthinking',
  'gemma-4-31B-it',
  'whisper-large-v3',
  'qwen3-embedding-8B',
] as const

const listing =
  (body: string, type = 'application/json') =>
  (): Scenario =>
  (exchange) =>
    answerLiterally(exchange, { status: 200, type, body })

/** Every way in which GET /models may answer. */
export const modelsScenarios = {
  /** vllm/entrypoints/openai/engine/protocol.py: one process, one model. */
  vllm: listing(
    '{"object":"list","data":[{"id":"gemma-4-31B-it","object":"model","created":1770000000,"owned_by":"vllm","root":"google/gemma-4-31B-it","parent":null,"max_model_len":262144,"permission":[{"id":"modelperm-0e8f","object":"model_permission","created":1770000000,"allow_create_engine":false,"allow_sampling":true,"allow_logprobs":true,"allow_search_indices":false,"allow_view":true,"allow_fine_tuning":false,"organization":"*","group":null,"is_blocking":false}]}]}',
  ),
  /** litellm create_model_info_response: four fields and no more. */
  'litellm-min': listing(
    '{"data":[{"id":"qwen3.5-122b","object":"model","created":1677610602,"owned_by":"openai"},{"id":"qwen3.5-122b-nonthinking","object":"model","created":1677610602,"owned_by":"openai"},{"id":"gemma-4-31B-it","object":"model","created":1677610602,"owned_by":"openai"},{"id":"whisper-large-v3","object":"model","created":1677610602,"owned_by":"openai"}],"object":"list"}',
  ),
  'litellm-with-limits': listing(
    '{"data":[{"id":"qwen3.5-122b","object":"model","created":1677610602,"owned_by":"openai","max_input_tokens":131072,"max_output_tokens":81920},{"id":"gemma-4-31B-it","object":"model","created":1677610602,"owned_by":"openai","max_input_tokens":null}],"object":"list"}',
  ),
  /** Rows that stand in the catalogue but cannot be called. */
  'catalog-only': listing(
    '{"data":[{"id":"qwen3.5-122b","object":"model","created":1677610602,"owned_by":"openai"},{"id":"gpt-9","object":"model","created":1677610602,"owned_by":"openai","catalog_only":true}],"object":"list"}',
  ),
  /** Nothing but ids, numbers as strings, a row without an id, and fields nobody asked for. */
  'missing-fields': listing(
    '{"data":[{"id":"gemma-4-31B-it"},{"object":"model"},null,{"id":"qwen3.5-122b","context_length":"131072","task":"chat","extra":{"a":[1]}}]}',
  ),
  /** speaches: a `task` in each row, and models that speak. */
  speaches: listing(
    '{"data":[{"id":"my/own-ears","created":1770000000,"object":"model","owned_by":"my","language":["et","en"],"task":"automatic-speech-recognition"},{"id":"speaches-ai/Kokoro-82M-v1.0-ONNX","created":1770000000,"object":"model","owned_by":"speaches-ai","language":["en"],"task":"text-to-speech"}],"object":"list"}',
  ),
  /** A bare array, as some small servers answer. */
  'bare-array': listing('[{"id":"gemma-4-31B-it"},"qwen3.5-122b"]'),
  empty: listing('{"object":"list","data":[]}'),
  'no-chat-model': listing(
    '{"object":"list","data":[{"id":"whisper-large-v3","object":"model","created":1,"owned_by":"openai"}]}',
  ),
  /** Some other JSON service. */
  'other-json': listing('{"status":"ok","version":"1.2.3"}'),
  html: listing(
    '<!DOCTYPE html>\n<html lang="et"><head><meta charset="utf-8"><title>Tartu Ülikool</title></head><body><h1>Tere tulemast</h1></body></html>',
    'text/html; charset=utf-8',
  ),
  redirect:
    (options: { readonly to?: string } = {}): Scenario =>
    async (exchange) => {
      exchange.head(302, { location: options.to ?? 'http://other.invalid/v1/models' })
      await exchange.end()
    },
  hold: (): Scenario => async (exchange) => {
    await exchange.hold()
    await modelsScenarios['litellm-min']()(exchange)
  },
  ...statusScenarios,
}

export type ModelsOptions = OptionsIn<typeof modelsScenarios>

/** Without a plan: the models the server was started with, in LiteLLM's shape. */
export async function listModels(exchange: Exchange, models: readonly string[]): Promise<void> {
  const rows = models.map(
    (id) =>
      `{"id":${JSON.stringify(id)},"object":"model","created":1677610602,"owned_by":"openai"}`,
  )
  await answerLiterally(exchange, {
    status: 200,
    body: `{"data":[${rows.join(',')}],"object":"list"}`,
  })
}
