import { expect, test } from 'vitest'
import {
  byDay,
  rowsOfDays,
  sumOf,
  sumsByModel,
} from '../../../renderer/main/settings/usage/sums.ts'
import type { UsageRow } from '../../../shared/ipc/schemas/usage.ts'

function row(day: string, model: string, over: Partial<UsageRow> = {}): UsageRow {
  const figures = { untoldAnswers: 0, promptTokens: 10, completionTokens: 5, audioSeconds: 0 }
  return { day, model, answers: 1, ...figures, ...over }
}

const rows = [
  row('2026-03-01', 'qwen'),
  row('2026-03-01', 'gemma', { untoldAnswers: 1, promptTokens: 0 }),
  row('2026-02-23', 'gemma'),
  row('2026-02-22', 'gemma'),
]

test('the last days end with today, over months and years', () => {
  expect(rowsOfDays(rows, '2026-03-01', 1)).toHaveLength(2)
  expect(rowsOfDays(rows, '2026-03-01', 7)).toHaveLength(3)
  expect(rowsOfDays(rows, '2026-03-01', 30)).toHaveLength(4)
  expect(rowsOfDays(rows, '2026-02-28', 30)).toHaveLength(2)
  expect(rowsOfDays([row('2025-12-31', 'gemma')], '2026-01-06', 7)).toHaveLength(1)
})

test('sums by model and by day come to the sum of all', () => {
  expect(sumsByModel(rows)).toMatchObject([
    { name: 'gemma', answers: 3, untoldAnswers: 1, promptTokens: 20 },
    { name: 'qwen', answers: 1, promptTokens: 10 },
  ])
  expect(byDay(rows).map(({ day, sums }) => [day, sums.map(({ name }) => name)])).toEqual([
    ['2026-03-01', ['gemma', 'qwen']],
    ['2026-02-23', ['gemma']],
    ['2026-02-22', ['gemma']],
  ])
  expect(sumOf(rows)).toEqual({
    answers: 4,
    untoldAnswers: 1,
    promptTokens: 30,
    completionTokens: 20,
    audioSeconds: 0,
  })
})
