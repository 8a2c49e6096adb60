import { beforeEach, expect, test } from 'vitest'
import type { BudgetState } from '../../../shared/ipc/schemas/service.ts'
import { createBudget } from '../../../electron/service/budget.ts'
import type { Budget, Priority, Slot } from '../../../electron/service/budget.ts'
import { createTestClock } from '../../service/test-clock.ts'

let clock: ReturnType<typeof createTestClock>
let budget: Budget
let states: BudgetState[]
let started: string[]

beforeEach(() => {
  clock = createTestClock()
  states = []
  started = []
  budget = createBudget({ clock, onChange: (state) => states.push(state) })
})

const never = new AbortController().signal

async function ask(
  name: string,
  priority: Priority = 'person',
  signal = never,
  again = false,
): Promise<Slot> {
  const slot = await budget.acquire({ priority, signal, again })
  started.push(name)
  return slot
}

/** Lets everything that may go on go on. */
const settled = () => new Promise((resolve) => void setImmediate(resolve))

test('two are in flight, the rest waits in order, persons before batches', async () => {
  const first = await ask('a')
  const second = await ask('b', 'batch')
  const waiting = [ask('c', 'batch'), ask('d', 'batch'), ask('e'), ask('f')]
  await settled()
  expect(started).toEqual(['a', 'b'])
  expect(budget.state()).toEqual({ inFlight: 2, waiting: 4, pausedUntil: null })
  first.release()
  second.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'e', 'f'])
  for (const slot of await Promise.all(waiting.slice(2))) slot.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'e', 'f', 'c', 'd'])
})

test('a slot is given back once only', async () => {
  const slot = await ask('a')
  slot.release()
  slot.release()
  expect(budget.state().inFlight).toBe(0)
})

test('one that comes again goes before its equals, not before persons', async () => {
  const slots = [await ask('a'), await ask('b')]
  void ask('batch', 'batch')
  void ask('person')
  void ask('again', 'batch', never, true)
  for (const slot of slots) slot.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'person', 'again'])
})

test('a pause starts nothing, ends by itself, and is told', async () => {
  const until = clock.now() + 12_000
  budget.pause(12)
  void ask('a')
  clock.advance(11_999)
  await settled()
  expect(started).toEqual([])
  expect(budget.state()).toEqual({ inFlight: 0, waiting: 1, pausedUntil: until })
  clock.advance(1)
  await settled()
  expect(started).toEqual(['a'])
  expect(states.at(-1)).toEqual({ inFlight: 1, waiting: 0, pausedUntil: null })
})

test('of two pauses the longer counts', () => {
  budget.pause(12)
  budget.pause(2)
  clock.advance(2000)
  expect(budget.state().pausedUntil).not.toBeNull()
  budget.pause(60)
  clock.advance(10_000)
  expect(budget.state().pausedUntil).not.toBeNull()
  clock.advance(50_000)
  expect(budget.state().pausedUntil).toBeNull()
  expect(clock.pending()).toBe(0)
})

test('whoever aborts leaves the queue and keeps nobody waiting', async () => {
  const slots = [await ask('a'), await ask('b')]
  const leaving = new AbortController()
  const left = ask('c', 'person', leaving.signal)
  void ask('d')
  leaving.abort(new Error('enough'))
  await expect(left).rejects.toThrow('enough')
  expect(budget.state().waiting).toBe(1)
  slots[0]?.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'd'])
})

test('whoever has aborted already never enters', async () => {
  await expect(ask('a', 'person', AbortSignal.abort(new Error('late')))).rejects.toThrow('late')
  expect(budget.state()).toEqual({ inFlight: 0, waiting: 0, pausedUntil: null })
})
