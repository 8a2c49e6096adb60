import type { AppError } from '../../shared/errors.ts'
import type { ChatBody } from './chat-request.ts'

/** What a link's answers have taught of the parameters that each of its models takes. */
export interface KnownParameters {
  /** The body without what this model has refused before. */
  known(body: ChatBody): ChatBody
  /** The body to send instead of one that was refused; undefined where none would fare better. */
  instead(body: ChatBody, error: AppError): ChatBody | undefined
  /** The body in place of the refused one was taken: what it lacks is not sent to this model again. */
  learn(refused: ChatBody, taken: ChatBody): void
}

/** Without these there is no chat. */
const needed = new Set(['model', 'messages', 'stream'])

/** Parameters of OpenAI's own reference (platform.openai.com/docs/api-reference/chat); others are some server's. */
const standard = new Set([
  ...needed,
  'frequency_penalty',
  'max_completion_tokens',
  'max_tokens',
  'presence_penalty',
  'seed',
  'stop',
  'stream_options',
  'temperature',
  'top_p',
])

/** A shorter answer than so many tokens is not what anybody asked for. */
const leastAnswer = 256
/** Characters of a token, taken low: Estonian has few to a token. */
const charactersPerToken = 2

export function createKnownParameters(): KnownParameters {
  const refusedByModel = new Map<string, ReadonlySet<string>>()

  return {
    known: (body) => without(body, refusedByModel.get(body.model) ?? new Set()),
    instead(body, error) {
      if (error.reason === 'parameter_refused') return withoutRefused(body, error.detail ?? '')
      return error.reason === 'answer_limit' ? withShorterAnswer(body, error) : undefined
    },
    learn(refused, taken) {
      const dropped = Object.keys(refused).filter((name) => !(name in taken))
      const before = refusedByModel.get(refused.model) ?? []
      refusedByModel.set(refused.model, new Set([...before, ...dropped]))
    },
  }
}

/** Servers name one parameter at a time, or none: with the first, all go that are not OpenAI's own. */
function withoutRefused(body: ChatBody, words: string): ChatBody | undefined {
  const names = Object.keys(body).filter((name) => !needed.has(name))
  const refused = new Set(names.filter((name) => !standard.has(name) || isNamed(name, words)))
  if (refused.size === 0) return undefined
  const rest = without(body, refused)
  // OpenAI's newer models take the same number under another name only, and say so.
  const isRenamed = refused.has('max_tokens') && isNamed('max_completion_tokens', words)
  return isRenamed && typeof body.max_tokens === 'number'
    ? { ...rest, max_completion_tokens: body.max_tokens }
    : rest
}

function isNamed(name: string, words: string): boolean {
  return new RegExp(`(?<![\\w])${name}(?!\\w)`).test(words)
}

/** As long an answer as there is room for behind the question, by the server's own figures. */
function withShorterAnswer(body: ChatBody, { tokens }: AppError): ChatBody | undefined {
  if (tokens === undefined || typeof body.max_tokens !== 'number') return undefined
  const asked = tokens.given ?? estimatedTokens(body)
  const room = tokens.limit - asked
  return room < leastAnswer || room >= body.max_tokens ? undefined : { ...body, max_tokens: room }
}

function estimatedTokens({ messages }: ChatBody): number {
  return Math.ceil(JSON.stringify(messages).length / charactersPerToken)
}

function without(body: ChatBody, names: ReadonlySet<string>): ChatBody {
  const rest = { ...body }
  for (const name of names) if (!needed.has(name)) Reflect.deleteProperty(rest, name)
  return rest
}
