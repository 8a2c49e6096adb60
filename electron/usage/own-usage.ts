import type { DatabaseSync } from 'node:sqlite'
import type { UsageRow } from '../../shared/ipc/schemas/usage.ts'
import type { Use } from '../service/usage/use.ts'
import { localDay } from './local-day.ts'

/** The user's own count of what services did, by local day and model. */
export interface OwnUsage {
  /** Adds to today's count. */
  add(use: Use): void
  /** What a service did today and on so many days before, newest day first. */
  since(service: string, daysAgo: number): UsageRow[]
  today(): string
}

export function createOwnUsage(database: DatabaseSync, now: () => number): OwnUsage {
  const insert = database.prepare(
    `INSERT INTO usage_by_day
       (day, service, model, answers, untold_answers, prompt_tokens, completion_tokens, audio_seconds)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET
       answers = answers + excluded.answers,
       untold_answers = untold_answers + excluded.untold_answers,
       prompt_tokens = prompt_tokens + excluded.prompt_tokens,
       completion_tokens = completion_tokens + excluded.completion_tokens,
       audio_seconds = audio_seconds + excluded.audio_seconds`,
  )
  const select = database.prepare(
    `SELECT day, model, answers, untold_answers AS untoldAnswers, prompt_tokens AS promptTokens,
       completion_tokens AS completionTokens, audio_seconds AS audioSeconds
     FROM usage_by_day WHERE service = ? AND day >= ? ORDER BY day DESC, model`,
  )

  return {
    add(use) {
      const { answers, untold, prompt, completion, seconds } = sumsOf(use)
      insert.run(
        localDay(now()),
        use.origin,
        use.model,
        answers,
        untold,
        prompt,
        completion,
        seconds,
      )
    },
    since: (service, daysAgo) => select.all(service, localDay(now(), daysAgo)).map(toRow),
    today: () => localDay(now()),
  }
}

/** An answer counts with its tokens or, where the service did not tell both, as one without: nothing is guessed. */
function sumsOf(use: Use) {
  const none = { answers: 0, untold: 0, prompt: 0, completion: 0, seconds: 0 }
  if (use.kind === 'speech') return { ...none, seconds: use.seconds }
  const { promptTokens, completionTokens } = use.usage ?? {}
  return {
    ...none,
    answers: 1,
    untold: promptTokens === undefined || completionTokens === undefined ? 1 : 0,
    prompt: promptTokens ?? 0,
    completion: completionTokens ?? 0,
  }
}

function toRow(row: Record<string, unknown>): UsageRow {
  return {
    day: String(row['day']),
    model: String(row['model']),
    answers: Number(row['answers']),
    untoldAnswers: Number(row['untoldAnswers']),
    promptTokens: Number(row['promptTokens']),
    completionTokens: Number(row['completionTokens']),
    audioSeconds: Number(row['audioSeconds']),
  }
}
