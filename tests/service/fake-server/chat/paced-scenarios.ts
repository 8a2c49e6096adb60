import type { Exchange, Scenario } from '../exchange.ts'
import { inWords, sendDeltas, sendEnd, sendRole, stream } from './answer.ts'
import { answerOf } from './dialect-scenarios.ts'
import type { Says } from './dialect-scenarios.ts'
import { litellm } from './dialects.ts'
import { markdownOf } from './markdown.ts'

export interface Numbered {
  /** How many words; each is "word-0001 " with its number. */
  readonly words?: number
  /** Words of thinking ("thought-0001 ") before them. */
  readonly thoughts?: number
  readonly everyMs?: number
}

export interface Holds extends Says {
  /** Content deltas before the gate. */
  readonly after?: number
  /** Thinking deltas before the gate; the gate then stands inside the thinking. */
  readonly afterThinking?: number
}

function numbered(word: string, count: number): string[] {
  return Array.from(
    { length: count },
    (_, index) => `${word}-${String(index + 1).padStart(4, '0')} `,
  )
}

async function headAndRole(exchange: Exchange): Promise<void> {
  exchange.head(200, litellm.headers)
  await sendRole(exchange, litellm)
}

/** Answers whose timing or length a test commands. */
export const pacedScenarios = {
  /** Numbered words at an even pace, for tests that kill a process in the middle and compare with the send log. */
  'numbered-words':
    (options: Numbered = {}): Scenario =>
    (exchange) =>
      stream(
        exchange,
        litellm,
        {
          thinking: numbered('thought', options.thoughts ?? 0),
          content: numbered('word', options.words ?? 200),
        },
        { everyMs: options.everyMs ?? 20 },
      ),

  /** Headings, code, tables, maths and lists, of about so many characters, as fast as the reader takes it. */
  markdown:
    (options: { readonly characters?: number; readonly everyMs?: number } = {}): Scenario =>
    (exchange) =>
      stream(
        exchange,
        litellm,
        { content: inWords(markdownOf(options.characters ?? 20_000)) },
        options.everyMs === undefined ? {} : { everyMs: options.everyMs },
      ),

  'hold-before-headers':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      await exchange.hold()
      await stream(exchange, litellm, answerOf(exchange, says))
    },

  /** Headers are there, text is not: what a queue behind a gateway looks like. */
  'hold-before-first-delta':
    (says: Says = {}): Scenario =>
    async (exchange) => {
      const answer = answerOf(exchange, says)
      await headAndRole(exchange)
      await exchange.hold()
      await sendDeltas(exchange, litellm, answer)
      await sendEnd(exchange, litellm, answer)
    },

  /** Stands still after some deltas until the test releases it, then goes on to a proper end. */
  'hold-after':
    (options: Holds = {}): Scenario =>
    async (exchange) => {
      const answer = answerOf(exchange, options)
      const thinking = answer.thinking ?? []
      const thoughts = options.afterThinking ?? thinking.length
      const words = options.afterThinking === undefined ? (options.after ?? 3) : 0
      await headAndRole(exchange)
      await sendDeltas(exchange, litellm, {
        thinking: thinking.slice(0, thoughts),
        content: answer.content.slice(0, words),
      })
      await exchange.hold()
      await sendDeltas(exchange, litellm, {
        thinking: thinking.slice(thoughts),
        content: answer.content.slice(words),
      })
      await sendEnd(exchange, litellm, answer)
    },
}
