import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openDatabase } from '../../../../electron/storage/database.ts'
import { localDay } from '../../../../electron/usage/local-day.ts'
import { createOwnUsage } from '../../../../electron/usage/own-usage.ts'

const origin = 'https://llm.hpc.ut.ee'

/** Noon here, so many days after 25 November 2026. */
function noon(days = 0): number {
  return new Date(2026, 10, 25 + days, 12).getTime()
}

test('sums up answers and sound by local day, service and model, and keeps them', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'jutt-usage-')), 'jutt.sqlite')
  let now = noon(-1)
  const { database } = openDatabase(file)
  const own = createOwnUsage(database, () => now)
  const answer = (model: string, usage: [number, number] | null) =>
    own.add({
      kind: 'answer',
      origin,
      model,
      usage: usage && { promptTokens: usage[0], completionTokens: usage[1] },
    })
  answer('gemma', [10, 20])
  now = noon()
  answer('gemma', [1, 2])
  answer('gemma', [3, 4])
  answer('gemma', null)
  own.add({ kind: 'speech', origin, model: 'whisper', seconds: 5.5 })
  own.add({ kind: 'speech', origin, model: 'whisper', seconds: 1 })
  own.add({ kind: 'speech', origin: 'http://other', model: 'whisper', seconds: 100 })
  database.close()

  const again = openDatabase(file).database
  const rows = createOwnUsage(again, () => now).since(origin, 29)
  again.close()
  const none = {
    answers: 0,
    untoldAnswers: 0,
    promptTokens: 0,
    completionTokens: 0,
    audioSeconds: 0,
  }
  expect(rows).toEqual([
    {
      ...none,
      day: '2026-11-25',
      model: 'gemma',
      answers: 3,
      untoldAnswers: 1,
      promptTokens: 4,
      completionTokens: 6,
    },
    { ...none, day: '2026-11-25', model: 'whisper', audioSeconds: 6.5 },
    {
      ...none,
      day: '2026-11-24',
      model: 'gemma',
      answers: 1,
      promptTokens: 10,
      completionTokens: 20,
    },
  ])
})

test('half a usage is none, but what was told of it counts', () => {
  const { database } = openDatabase(join(mkdtempSync(join(tmpdir(), 'jutt-usage-')), 'jutt.sqlite'))
  const own = createOwnUsage(database, () => noon())
  own.add({
    kind: 'answer',
    origin,
    model: 'gemma',
    usage: { promptTokens: undefined, completionTokens: 7 },
  })
  expect(own.since(origin, 0)).toMatchObject([{ untoldAnswers: 1, completionTokens: 7 }])
  expect(own.since(origin, 0)).toHaveLength(1)
  database.close()
})

test('a day begins at midnight here, also when the clock is changed', () => {
  expect(localDay(new Date(2026, 10, 25, 0, 0, 1).getTime())).toBe('2026-11-25')
  expect(localDay(new Date(2026, 10, 24, 23, 59, 59).getTime())).toBe('2026-11-24')
  expect(localDay(noon(), 29)).toBe('2026-10-27')
  expect(localDay(new Date(2026, 0, 1, 12).getTime(), 1)).toBe('2025-12-31')
})
