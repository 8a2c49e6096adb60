import type { UsageRow } from '../../../../shared/ipc/schemas/usage.ts'

export type Figures = Omit<UsageRow, 'day' | 'model'>

/** A sum with what it is the sum of. */
export type Sum = Figures & { readonly name: string }

const nothing: Figures = {
  answers: 0,
  untoldAnswers: 0,
  promptTokens: 0,
  completionTokens: 0,
  audioSeconds: 0,
}

/** The rows of so many days that end with today (YYYY-MM-DD). */
export function rowsOfDays(rows: readonly UsageRow[], today: string, days: number): UsageRow[] {
  const first = new Date(`${today}T00:00:00Z`)
  first.setUTCDate(first.getUTCDate() - (days - 1))
  const from = first.toISOString().slice(0, 10)
  return rows.filter(({ day }) => day >= from && day <= today)
}

/** One sum for each model, by name. */
export function sumsByModel(rows: readonly UsageRow[]): Sum[] {
  const sums = new Map<string, Figures>()
  for (const row of rows) sums.set(row.model, plus(sums.get(row.model) ?? nothing, row))
  return [...sums]
    .map(([name, figures]) => ({ name, ...figures }))
    .toSorted((one, other) => one.name.localeCompare(other.name))
}

/** The same for each day, in the order in which the days come. */
export function byDay(rows: readonly UsageRow[]): { day: string; sums: Sum[] }[] {
  const days = [...new Set(rows.map(({ day }) => day))]
  return days.map((day) => ({ day, sums: sumsByModel(rows.filter((row) => row.day === day)) }))
}

export function sumOf(rows: readonly UsageRow[]): Figures {
  return rows.reduce(plus, nothing)
}

function plus(sum: Figures, row: Figures): Figures {
  return {
    answers: sum.answers + row.answers,
    untoldAnswers: sum.untoldAnswers + row.untoldAnswers,
    promptTokens: sum.promptTokens + row.promptTokens,
    completionTokens: sum.completionTokens + row.completionTokens,
    audioSeconds: sum.audioSeconds + row.audioSeconds,
  }
}
