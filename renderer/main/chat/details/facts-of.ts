import { dateFormat } from '../../../../shared/date-format.ts'
import type { TFunction } from 'i18next'
import { assertNever } from '../../../../shared/assert-never.ts'
import type { AnswerState, AssistantMessage } from '../../../../shared/ipc/schemas/chats.ts'
import { parameterNames } from '../../../../shared/models/parameters.ts'
import { tokensPerSecond } from './figures.ts'

export interface Fact {
  name: string
  value: string
}

/** How an answer came about, as far as it is known, in the words and numbers of the language. */
export function factsOf(t: TFunction, language: string, message: AssistantMessage): Fact[] {
  const { model, createdAt, state, figures, asked } = message
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: 2 })
  const moment = dateFormat(language, { dateStyle: 'medium', timeStyle: 'medium' })
  const seconds = (milliseconds: number | undefined): string | undefined =>
    milliseconds === undefined
      ? undefined
      : t('shell.seconds', { seconds: number.format(milliseconds / 1000) })
  const count = (tokens: number | undefined): string | undefined =>
    tokens === undefined ? undefined : number.format(tokens)
  const speed = tokensPerSecond(figures)

  const facts: [name: string, value: string | undefined][] = [
    [t('details.model'), model],
    [t('details.time'), moment.format(createdAt)],
    ...parameterNames.map((name): [string, string | undefined] => [
      name,
      asked?.parameters[name] === undefined ? undefined : number.format(asked.parameters[name]),
    ]),
    [t('details.systemPrompt'), asked?.systemPrompt === '' ? undefined : asked?.systemPrompt],
    [t('details.promptTokens'), count(figures.promptTokens)],
    [t('details.completionTokens'), count(figures.completionTokens)],
    [t('details.firstToken'), seconds(figures.firstTokenMs)],
    [t('details.thinking'), seconds(figures.thinkingMs)],
    [t('details.total'), seconds(figures.totalMs)],
    [t('details.speed'), speed === null ? undefined : number.format(Math.round(speed * 10) / 10)],
    [t('details.ending'), endingOf(t, state)],
  ]
  return facts.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]))
}

function endingOf(t: TFunction, state: AnswerState): string {
  switch (state.kind) {
    case 'streaming':
      return t('details.streaming')
    case 'done':
      return state.finishReason
    case 'stopped':
      return t('details.stopped')
    case 'interrupted':
      return t('details.interrupted')
    case 'failed':
      return t('details.failed')
    default:
      return assertNever(state)
  }
}
