import { countAttachments, textOf, type ChatRequest } from '../chat-request.ts'
import { guessLanguage, type PracticeLanguage } from '../language.ts'
import { english } from './english.ts'
import { estonian } from './estonian.ts'
import type { Phrases, Question } from './phrases.ts'
import { findWishes } from './wishes.ts'

/** Code points of the question that an answer repeats. */
const longestQuote = 280

const phrasebook: Record<PracticeLanguage, Phrases> = { et: estonian, en: english }

export interface PracticeAnswer {
  /** Empty for a model that does not think first. */
  thinking: string
  content: string
}

/** Writes the answer to a request's last user message, in its language, saying that no model is behind it. */
export function composeAnswer(
  request: ChatRequest,
  { thinks }: { thinks: boolean },
): PracticeAnswer {
  const fromUser = request.messages.filter(({ role }) => role === 'user').toReversed()
  const phrases = phrasebook[guessLanguage(fromUser.map(textOf))]
  const last = fromUser[0] ?? { role: 'user' as const, content: '' }
  const question = describeQuestion(request, textOf(last).trim(), countAttachments(last))
  return {
    thinking: thinks ? phrases.thinking(question) : '',
    content: composeContent(question, phrases),
  }
}

function composeContent(question: Question, phrases: Phrases): string {
  const parts = question.wishes.map((wish) => phrases.parts[wish](question))
  return [
    phrases.opening(question),
    ...(question.text ? [`${phrases.quoted}\n\n${quote(question.text)}`] : []),
    ...(question.attachments > 0 ? [phrases.attachments(question.attachments)] : []),
    ...(parts.length > 0 ? parts : [phrases.hint]),
    phrases.closing(question),
  ].join('\n\n')
}

function describeQuestion(request: ChatRequest, text: string, attachments: number): Question {
  const names = ['temperature', 'top_p', 'top_k', 'presence_penalty', 'max_tokens'] as const
  return {
    model: request.model,
    text,
    words: text.match(/\S+/g)?.length ?? 0,
    attachments,
    messages: request.messages.length,
    parameters: names.flatMap((name) => {
      const value = request[name]
      return typeof value === 'number' ? [`\`${name}\` ${value}`] : []
    }),
    wishes: findWishes(text),
  }
}

function quote(text: string): string {
  const points = Array.from(text)
  const shown = points.length > longestQuote ? [...points.slice(0, longestQuote), '…'] : points
  return shown.join('').replaceAll(/^/gm, '> ')
}
