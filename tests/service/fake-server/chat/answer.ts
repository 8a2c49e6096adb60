import type { Exchange } from '../exchange.ts'
import { field } from '../requests.ts'
import { done } from './dialects.ts'
import type { Dialect } from './dialects.ts'

/** What a scripted answer says, as the deltas in which it goes out. */
export interface Answer {
  readonly thinking?: readonly string[]
  readonly content: readonly string[]
  readonly finish?: string
}

/** Splits text into deltas of about one word, as tokenizers do; joined they give the text again. */
export function inWords(text: string): string[] {
  return text.match(/\s*\S+|\s+$/g) ?? []
}

/** True for the model ids that think before they answer, by the service's own naming. */
function thinks(model: string): boolean {
  return /qwen/i.test(model) && !/nonthinking/i.test(model)
}

/** The answer that every model gives by default: it quotes the last user message and names the model. */
export function defaultAnswer(exchange: Exchange): Answer {
  const quoted = exchange.lastUserText
  return {
    thinking: thinks(exchange.model)
      ? inWords(`The user wrote: ${quoted}. I will answer in one sentence.`)
      : [],
    content: inWords(`You wrote: “${quoted}”. This is ${exchange.model} speaking.`),
  }
}

/** Streams an answer from headers to [DONE] in a dialect. */
export async function stream(
  exchange: Exchange,
  dialect: Dialect,
  answer: Answer,
  pace: { readonly everyMs?: number } = {},
): Promise<void> {
  exchange.head(200, dialect.headers)
  await sendRole(exchange, dialect)
  await sendDeltas(exchange, dialect, answer, pace)
  await sendEnd(exchange, dialect, answer)
}

export async function sendRole(exchange: Exchange, dialect: Dialect): Promise<void> {
  const role = dialect.role(exchange.model)
  if (role !== undefined) await exchange.send(role)
}

export async function sendDeltas(
  exchange: Exchange,
  dialect: Dialect,
  answer: Answer,
  pace: { readonly everyMs?: number } = {},
): Promise<void> {
  let first = true
  for (const thinking of answer.thinking ?? []) {
    await exchange.send(dialect.thinking(exchange.model, thinking, first), { thinking })
    first = false
    if (pace.everyMs !== undefined) await exchange.pause(pace.everyMs)
  }
  for (const content of answer.content) {
    await exchange.send(dialect.content(exchange.model, content, first), { content })
    first = false
    if (pace.everyMs !== undefined) await exchange.pause(pace.everyMs)
  }
}

/** Finish reason, usage if it was asked for, [DONE], and the end of the body. */
export async function sendEnd(exchange: Exchange, dialect: Dialect, answer: Answer): Promise<void> {
  await exchange.send(dialect.finish(exchange.model, answer.finish ?? 'stop'))
  if (exchange.wantsUsage) await exchange.send(usageOf(exchange, dialect, answer))
  await exchange.send(done)
  await exchange.end()
}

/** One token for each word of the messages and each delta of the answer: plausible and checkable. */
export function usageOf(exchange: Exchange, dialect: Dialect, answer: Answer): string {
  const prompt = inWords(JSON.stringify(field(exchange.request.json, 'messages') ?? '')).length
  const completion = (answer.thinking?.length ?? 0) + answer.content.length
  return dialect.usage(exchange.model, prompt, completion)
}
