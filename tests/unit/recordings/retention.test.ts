import { beforeEach, expect, test } from 'vitest'
import { keepForgetting } from '../../../electron/recordings/history/retention.ts'
import { createTestClock } from '../../service/test-clock.ts'

const hour = 3_600_000
const day = 24 * hour

let forgotten: number[]
let kept: unknown

beforeEach(() => {
  forgotten = []
  kept = undefined
})

/** A run of Jutt on a computer whose wall clock can be set; timers go by the time that really passes. */
function run(start: number) {
  const real = createTestClock(0)
  let ahead = start
  const stop = keepForgetting({
    forgetOld: () => forgotten.push(ahead + real.now()),
    clock: { now: () => ahead + real.now(), after: real.after },
    elapsed: real.now,
    lastLook: { read: () => kept, write: (moment) => (kept = moment) },
    report: (_where, error) => {
      throw error
    },
  })
  return {
    pass: real.advance,
    leap: (milliseconds: number) => void (ahead += milliseconds),
    stop,
    pending: real.pending,
  }
}

test('at the first start and each hour, old dictations are forgotten', () => {
  const { pass, stop, pending } = run(1000 * day)
  pass(3 * hour)
  expect(forgotten).toHaveLength(4)
  stop()
  expect(pending()).toBe(0)
})

test('a clock that stands years ahead for some minutes costs nothing', () => {
  const { pass, leap } = run(1000 * day)
  pass(hour / 2)
  leap(3650 * day)
  pass(hour / 2)
  expect(forgotten).toHaveLength(1)
  leap(-3650 * day)
  pass(hour)
  expect(forgotten.every((moment) => moment < 1002 * day)).toBe(true)
  expect(forgotten.length).toBeGreaterThan(1)
})

test('nor does one that stood ahead at the start', () => {
  run(1000 * day).stop()
  const { pass, leap } = run(4000 * day)
  pass(hour / 20)
  leap(-2999 * day)
  pass(2 * hour)
  expect(forgotten.every((moment) => moment < 1002 * day)).toBe(true)
  expect(forgotten.length).toBeGreaterThan(1)
})

test('after a long holiday they are forgotten ten minutes later', () => {
  run(1000 * day).stop()
  const { pass } = run(1060 * day)
  expect(forgotten).toHaveLength(1)
  pass(hour / 6)
  expect(forgotten).toHaveLength(2)
})

test('a clock that is set back by days forgets on, and waits no longer', () => {
  const { pass, leap } = run(1000 * day)
  leap(-30 * day)
  pass(hour + hour / 6)
  expect(forgotten).toHaveLength(2)
})
