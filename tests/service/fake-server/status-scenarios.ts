import { createHash } from 'node:crypto'
import type { Exchange, Scenario } from './exchange.ts'

/** An answer that is not a stream, byte for byte. */
export interface LiteralAnswer {
  readonly status: number
  readonly type?: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body: string
}

export interface StatusOptions {
  /** Overrides the answer's own retry-after: seconds, an HTTP date or nonsense; null leaves the header out. */
  readonly retryAfter?: number | string | null
  /** Overrides the body, for shapes a test wants to spell out itself. */
  readonly body?: string
  /** Further headers: LiteLLM sends its own with errors too. */
  readonly headers?: Readonly<Record<string, string>>
}

export async function answerLiterally(
  exchange: Exchange,
  answer: LiteralAnswer,
  options: StatusOptions = {},
): Promise<void> {
  const { 'retry-after': ownRetryAfter, ...headers } = answer.headers ?? {}
  const retryAfter = options.retryAfter === undefined ? ownRetryAfter : options.retryAfter
  exchange.head(answer.status, {
    'content-type': answer.type ?? 'application/json',
    ...headers,
    ...options.headers,
    ...(retryAfter === undefined || retryAfter === null
      ? {}
      : { 'retry-after': String(retryAfter) }),
  })
  await exchange.end(options.body ?? answer.body)
}

function failure(answer: LiteralAnswer): (options?: StatusOptions) => Scenario {
  return (options = {}) =>
    (exchange) =>
      answerLiterally(exchange, answer, options)
}

const keyHash = '88dc28d0f030c55ed4ab77ed8faf098196cb1c05df778539800c9f1243fe6b4b'

/** litellm/proxy/hooks/parallel_request_limiter_v3.py; retry-after is always the whole window. */
function litellmLimit(type: string, limit: number, of = `api_key: ${keyHash}`): LiteralAnswer {
  return {
    status: 429,
    headers: {
      'retry-after': '60',
      rate_limit_type: type,
      reset_at: '2026-11-20 10:00:00 UTC',
    },
    body: `{"error":{"message":"Rate limit exceeded for ${of}. Limit type: ${type}. Current limit: ${limit}, Remaining: 0. Limit resets at: 2026-11-20 10:00:00 UTC","type":"None","param":"None","code":"429"}}`,
  }
}

function nginx(status: number, title: string): LiteralAnswer {
  return {
    status,
    type: 'text/html',
    body: `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`,
  }
}

/** Errors by name, for every route. Where no file is named, the text is from an issue thread of the project. */
export const statusScenarios = {
  /** vllm/renderers/params.py */
  '400-context-new': failure({
    status: 400,
    body: '{"error":{"message":"You passed 140001 input tokens and requested 0 output tokens. However, the model\'s context length is only 131072 tokens, resulting in a maximum input length of 131072 tokens. Please reduce the length of the input prompt.","type":"BadRequestError","param":"input_tokens","code":400}}',
  }),
  /** vLLM before the `error` envelope. */
  '400-context-old': failure({
    status: 400,
    body: '{"object":"error","message":"This model\'s maximum context length is 131072 tokens. However, you requested 140001 tokens (139001 in the messages, 1000 in the completion). Please reduce the length of the messages or completion.","type":"BadRequestError","param":null,"code":400}',
  }),
  /** LiteLLM around vLLM (OpenHands#5350). */
  '400-context-litellm': failure({
    status: 400,
    body: '{"error":{"message":"litellm.ContextWindowExceededError: litellm.BadRequestError: ContextWindowExceededError: Hosted_vllmException - {\\"error\\":{\\"message\\":\\"You passed 140001 input tokens and requested 0 output tokens. However, the model\'s context length is only 131072 tokens, resulting in a maximum input length of 131072 tokens.\\",\\"type\\":\\"BadRequestError\\",\\"param\\":\\"input_tokens\\",\\"code\\":400}}. Received Model Group=qwen3.5-122b\\nAvailable Model Group Fallbacks=None","type":null,"param":null,"code":"400"}}',
  }),
  /** vllm/renderers/params.py; the missing space is in the source. */
  '400-max-tokens': failure({
    status: 400,
    body: '{"error":{"message":"max_tokens=262144cannot be greater than max_model_len=max_total_tokens=131072. Please request fewer output tokens.","type":"BadRequestError","param":"max_tokens","code":400}}',
  }),
  /** litellm/proxy/route_llm_request.py: 400, not 404. */
  '400-model-litellm': failure({
    status: 400,
    body: '{"error":{"message":"/chat/completions: Invalid model name passed in model=gpt-9. Call `/v1/models` to view available models for your key.","type":"invalid_request_error","param":"model","code":"400"}}',
  }),
  /** litellm/proxy/auth/auth_exception_handler.py, older versions. */
  '400-budget': failure({
    status: 400,
    body: '{"error":{"message":"Budget has been exceeded! Current cost: 10.02, Max budget: 10.0","type":"budget_exceeded","param":"None","code":"400"}}',
  }),
  /** docs.litellm.ai/docs/completion/drop_params */
  '400-unsupported-param': failure({
    status: 400,
    body: '{"error":{"message":"litellm.UnsupportedParamsError: hosted_vllm does not support parameters: [\'top_k\'], for model=gemma-4-31B-it. To drop these, set `litellm.drop_params=True`.","type":"None","param":"None","code":"400"}}',
  }),
  /** vllm/entrypoints/serve/middleware/authenticate.py */
  '401-vllm': failure({ status: 401, body: '{"error":"Unauthorized"}' }),
  /** litellm#24680 */
  '401-litellm': failure({
    status: 401,
    body: `{"error":{"message":"Authentication Error, Invalid proxy server token passed. Received API Key = sk-...q9Xz, Key Hash (Token) =${keyHash}. Unable to find token in cache or \`LiteLLM_VerificationTokenTable\`","type":"token_not_found_in_db","param":"key","code":"401"}}`,
  }),
  /** litellm#40217 */
  '403': failure({
    status: 403,
    body: `{"error":{"message":"key not allowed to access model. This key can only access models=['gemma-4-31B-it']. Tried to access qwen3.5-122b","type":"key_model_access_denied","param":"model","code":"403"}}`,
  }),
  /** A web application firewall before the service. */
  '403-html': failure(nginx(403, '403 Forbidden')),
  /** vllm/entrypoints/serve/engine/serving.py */
  '404-vllm': failure({
    status: 404,
    body: '{"error":{"message":"The model `gpt-9` does not exist.","type":"NotFoundError","param":"model","code":404}}',
  }),
  /** FastAPI, unknown path. */
  '404-detail': failure({ status: 404, body: '{"detail":"Not Found"}' }),
  '408': failure({
    status: 408,
    body: '{"error":{"message":"litellm.Timeout: APITimeoutError - Request timed out. Error_str: Request timed out.","type":null,"param":null,"code":"408"}}',
  }),
  /** nginx, client_max_body_size of 1 MiB. */
  '413-html': failure(nginx(413, '413 Request Entity Too Large')),
  '422-detail': failure({
    status: 422,
    body: '{"detail":[{"type":"missing","loc":["body","messages"],"msg":"Field required","input":{}}]}',
  }),
  '429-rpm': failure(litellmLimit('requests', 10)),
  '429-tpm': failure(litellmLimit('tokens', 20_000)),
  '429-parallel': failure(litellmLimit('max_parallel_requests', 2)),
  /** Names key and model, as the descriptor does that the limiter makes of both. */
  '429-model': failure(litellmLimit('requests', 4, `model_per_key: ${keyHash}:qwen3.5-122b`)),
  /** litellm#36729 */
  '429-budget': failure({
    status: 429,
    headers: { 'retry-after': '60' },
    body: '{"error":{"message":"Budget has been exceeded! Current cost: 10.02, Max budget: 10.0","type":"budget_exceeded","param":null,"code":"429"}}',
  }),
  '429-router': failure({
    status: 429,
    body: '{"error":{"message":"No deployments available for selected model, Try again in 5 seconds. Passed model=qwen3.5-122b. pre-call-checks=False, cooldown_list=[]","type":"None","param":"None","code":"429"}}',
  }),
  '429-html': failure(nginx(429, '429 Too Many Requests')),
  '500-plain': failure({
    status: 500,
    body: '{"error":{"message":"EngineCore encountered an issue. See stack trace (above) for the root cause.","type":"InternalServerError","param":null,"code":500}}',
  }),
  /** litellm#10584: a refusal of vLLM that comes out as 500. */
  '500-hidden-400': failure({
    status: 500,
    body: '{"error":{"message":"litellm.BadRequestError: Hosted_vllmException - {\\"object\\":\\"error\\",\\"message\\":\\"Currently only support response_format `text` or `json`\\",\\"type\\":\\"BadRequestError\\",\\"param\\":null,\\"code\\":400}","type":"None","param":"None","code":"500"}}',
  }),
  '502-empty': failure({ status: 502, type: 'text/plain', body: '' }),
  '503': failure({
    status: 503,
    body: '{"error":{"message":"litellm.ServiceUnavailableError: Hosted_vllmException - Connection error.","type":null,"param":null,"code":"503"}}',
  }),
  '504-html': failure(nginx(504, '504 Gateway Time-out')),
}

/** LiteLLM's answer to a key it does not know: never the key, but its last four characters and its hash. */
export async function refuseKey(exchange: Exchange): Promise<void> {
  const key = (exchange.request.headers.authorization ?? '').replace(/^Bearer /i, '')
  const hash = createHash('sha256').update(key).digest('hex')
  await answerLiterally(exchange, {
    status: 401,
    body: JSON.stringify({
      error: {
        message: `Authentication Error, Invalid proxy server token passed. Received API Key = sk-...${key.slice(-4)}, Key Hash (Token) =${hash}. Unable to find token in cache or \`LiteLLM_VerificationTokenTable\``,
        type: 'token_not_found_in_db',
        param: 'key',
        code: '401',
      },
    }),
  })
}
