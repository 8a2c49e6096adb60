import type { AppError } from '../../../shared/errors.ts'
import type { Envelope } from './envelope.ts'
import { isAnswerTooLong, tokenFigures } from './token-figures.ts'

/** What an error turned out to mean. */
export type Meaning = Pick<AppError, 'code' | 'reason' | 'tokens'>

interface Wording {
  readonly means: Meaning | ((message: string) => Meaning)
  /** The error's names: vLLM's class, LiteLLM's ProxyErrorTypes, llama.cpp's error_type, OpenAI's codes. */
  readonly name?: RegExp
  readonly text: RegExp
}

/**
 * How vLLM, LiteLLM, llama.cpp, speaches and nginx say what is wrong. The order matters, the surest first: a spent
 * budget may come as a rate limit, a refusal for want of room inside a BadRequestError, anything inside a 500.
 */
const wordings: readonly Wording[] = [
  {
    means: { code: 'budget_spent' },
    name: /^(?:budget_exceeded|insufficient_quota)$/,
    text: /budget has been exceeded|over budget|ExceededBudget|exceeded your current quota/i,
  },
  {
    means: { code: 'forbidden' },
    name: /^(?:key|team|user|org)_model_access_denied$/,
    text: /not allowed to access model|model is blocked/i,
  },
  {
    means: { code: 'key_refused', reason: 'key_expired' },
    name: /^expired_key$/,
    text: /\bkey\b.{0,40}\bexpired|expired (?:api )?key/i,
  },
  {
    means: { code: 'key_refused' },
    name: /^(?:token_not_found_in_db|invalid_api_key)$/,
    text: /invalid proxy server token|(?:incorrect|invalid|missing) api[ _-]?key|not authenticated/i,
  },
  {
    means: lengthMeaning,
    name: /ContextWindowExceeded|exceed_context_size|^context_length_exceeded$/,
    text: /context length|context window|context size|ContextWindowExceeded|maximum (?:model|input) length|exceed_context_size|prompt is too long|reduce the length|input characters|cannot be greater than max_model_len/i,
  },
  {
    means: { code: 'model_unknown' },
    name: /^model_not_found$/,
    text: /invalid model name|model\b.{0,200}does not exist|not installed locally/i,
  },
  {
    means: { code: 'request_refused', reason: 'parameter_refused' },
    name: /^(?:unsupported|unknown)_(?:parameter|value)$/,
    text: /does not support parameters?|UnsupportedParams|\b(?:unknown|unsupported|unrecognized|unexpected) (?:request )?(?:parameter|argument|field|keyword)|extra_forbidden|extra (?:inputs|fields) (?:are )?not permitted/i,
  },
  {
    means: { code: 'rate_limited' },
    name: /^rate_limit_(?:exceeded|error)$/,
    text: /rate limit exceeded|max parallel request|no deployments available|RateLimitError|too many requests/i,
  },
  {
    means: { code: 'too_large' },
    text: /maximum file size exceeded|request entity too large/i,
  },
  {
    means: { code: 'request_refused', reason: 'sound_refused' },
    text: /invalid or unsupported audio|failed to decode audio|audio.{0,60}likely empty/i,
  },
  {
    means: { code: 'timed_out' },
    text: /litellm\.Timeout|APITimeoutError|request timed out|gateway time-?out/i,
  },
  {
    means: { code: 'server_error', reason: 'service_unavailable' },
    text: /ServiceUnavailableError|service (?:temporarily )?unavailable|bad gateway|loading model/i,
  },
  // A refusal of the server behind the gateway, whatever status the gateway gave it.
  { means: { code: 'request_refused' }, text: /BadRequestError/ },
]

/** What the words of an error mean, whatever its status; undefined where they tell nothing. */
export function meaningOfWords({ message, names }: Envelope): Meaning | undefined {
  const found = wordings.find(
    (known) => names.some((name) => known.name?.test(name) === true) || known.text.test(message),
  )
  return typeof found?.means === 'function' ? found.means(message) : found?.means
}

/** Too long a question is another thing to do something about than too long an answer that was asked for. */
function lengthMeaning(message: string): Meaning {
  const tokens = tokenFigures(message)
  if (tokens === undefined) return { code: 'too_long' }
  return isAnswerTooLong(tokens)
    ? { code: 'request_refused', reason: 'answer_limit', tokens }
    : { code: 'too_long', tokens }
}
