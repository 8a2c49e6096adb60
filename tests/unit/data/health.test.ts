import { rmSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { watchHealth } from '../../../electron/data/health.ts'
import { openPlaceFile, type PlaceFile } from '../../../electron/data/place.ts'
import { createTestClock } from '../../service/test-clock.ts'
import { furnishHome, namesUnder } from './data-lab.ts'

const minute = 60_000
const day = 24 * 60 * minute

let root: string
let home: string
let place: PlaceFile
let clock: ReturnType<typeof createTestClock>
let whole: unknown
let checked: number
let told: number

beforeEach(() => {
  ;({ root, home } = furnishHome(1))
  place = openPlaceFile(home)
  clock = createTestClock()
  whole = undefined
  checked = 0
  told = 0
})

afterEach(() => rmSync(root, { recursive: true }))

function watch(isWhole = true): () => void {
  return watchHealth({
    place,
    check: async () => {
      checked += 1
      return { isWhole, version: 1 }
    },
    clock,
    lastWhole: { read: () => whole, write: (moment) => (whole = moment) },
    onDamaged: () => (told += 1),
    report: (_where, error) => {
      throw error
    },
  })
}

test('the database is looked at a minute after the start, then once a week', async () => {
  let end = watch()
  expect(checked).toBe(0)
  clock.advance(minute)
  await expect.poll(() => whole).toBe(clock.now())
  end()
  for (const [days, times] of [
    [3, 1],
    [5, 2],
  ] as const) {
    clock.advance(days * day)
    end = watch()
    clock.advance(minute)
    await expect.poll(() => checked).toBe(times)
    end()
  }
  expect(namesUnder(home)).not.toContain('running')
})

test('a run that ended without a word asks for a look', async () => {
  whole = clock.now()
  watch()
  watch()
  clock.advance(minute)
  await expect.poll(() => checked).toBe(1)
})

test('a clock that was ahead does not put it off for years', async () => {
  whole = clock.now() + 3650 * day
  watch()
  clock.advance(minute)
  await expect.poll(() => checked).toBe(1)
})

test('what is damaged is rescued at the next start, and told now', async () => {
  watch(false)
  clock.advance(minute)
  await expect.poll(() => told).toBe(1)
  expect(place.read().pending).toEqual({ kind: 'rescue' })
  expect(whole).toBeUndefined()
})
