import { beforeEach, expect, test } from 'vitest'
import type { BudgetState } from '../../../../shared/ipc/schemas/service.ts'
import { createBudget } from '../../../../electron/service/budget/budget.ts'
import type { Budget, Slot, SlotRequest } from '../../../../electron/service/budget/budget.ts'
import type { Priority } from '../../../../electron/service/budget/queue.ts'
import { createTestClock } from '../../../service/test-clock.ts'

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
  options: Partial<SlotRequest> = {},
): Promise<Slot> {
  const slot = await budget.acquire({ priority, signal: never, ...options })
  started.push(name)
  return slot
}

/** Lets everything that may go on go on. */
const settled = () => new Promise((resolve) => void setImmediate(resolve))

test('two are in flight, a person may be the third, the rest waits in order, persons before batches', async () => {
  const slots = [await ask('a'), await ask('b', 'batch')]
  const waiting = [ask('c', 'batch'), ask('d', 'batch'), ask('e'), ask('f'), ask('g')]
  await settled()
  expect(started).toEqual(['a', 'b', 'e'])
  expect(budget.state()).toMatchObject({ inFlight: 3, waiting: 4, pausedUntil: null })
  for (const slot of slots) slot.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'e', 'f', 'g'])
  for (const slot of await Promise.all(waiting.slice(2))) slot.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'e', 'f', 'g', 'c', 'd'])
})

test('a batch of which all hangs gives a slot to a person, after 3 s and one at a time', async () => {
  const slots = [await ask('a', 'batch'), await ask('b', 'batch')]
  // The service takes no more than these.
  budget.told([{ kind: 'parallel', limit: 2 }], clock.now())
  void ask('person')
  clock.advance(2999)
  expect(slots.map(({ preempted }) => preempted.aborted)).toEqual([false, false])
  clock.advance(1)
  expect(slots.map(({ preempted }) => preempted.aborted)).toEqual([true, false])
  clock.advance(60_000)
  expect(slots.map(({ preempted }) => preempted.aborted)).toEqual([true, false])
  slots[0]?.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'person'])
})

test('more are in flight after each round of answers, fewer after a refusal, and not more than were taken', async () => {
  for (let round = 0; round < 30; round += 1) {
    const both = await Promise.all([ask('a', 'batch'), ask('b', 'batch')])
    for (const slot of both) slot.release(true)
  }
  const slots = [await ask('1', 'batch'), await ask('2', 'batch'), await ask('3', 'batch')]
  void ask('4', 'batch')
  await settled()
  expect(budget.state()).toMatchObject({ inFlight: 3, waiting: 1 })
  expect(slots[2]?.refused({ kind: 'parallel' })).toBe(true)
  for (const slot of slots) slot.release()
  await settled()
  void ask('5', 'batch')
  expect(budget.state()).toMatchObject({ inFlight: 1, waiting: 1 })
})

test('too many at once after a stopped one narrows nothing: the service only has not noticed yet', async () => {
  const stop = new AbortController()
  const stopped = await ask('a', 'person', { signal: stop.signal })
  stop.abort()
  stopped.release()
  const slots = [await ask('b', 'batch'), await ask('c', 'batch')]
  expect(slots[1]?.refused({ kind: 'parallel' })).toBe(true)
  for (const slot of slots) slot.release()
  void ask('d', 'batch')
  void ask('e', 'batch')
  await settled()
  expect(budget.state()).toMatchObject({ inFlight: 2, waiting: 0 })
})

test('a batch goes at an even pace below the limit per minute; a person may use up what is left of it', async () => {
  budget.told([{ kind: 'requests', limit: 6 }], clock.now())
  for (let times = 0; times < 3; times += 1) void ask('batch', 'batch')
  await settled()
  expect(started).toEqual(['batch'])
  ;(await ask('person')).release()
  for (let times = 0; times < 4; times += 1) void ask('person')
  await settled()
  expect(started.filter((name) => name === 'person')).toHaveLength(3)
})

test('it is told when a batch goes on, as soon as nothing of it is under way and it has to wait', async () => {
  budget.told([{ kind: 'requests', limit: 6 }], clock.now())
  const first = await ask('a', 'batch')
  void ask('b', 'batch')
  expect(budget.state().batchUntil).toBeNull()
  first.release(true)
  const until = budget.state().batchUntil ?? 0
  expect(until - clock.now()).toBeGreaterThan(5000)
  expect(states.at(-1)).toMatchObject({ batchUntil: until, pausedUntil: null })
  budget.pause(60)
  expect(budget.state().batchUntil).toBe(clock.now() + 60_000)
  clock.advance(60_000)
  await settled()
  expect(started).toEqual(['a', 'b'])
  expect(states.at(-1)).toMatchObject({ batchUntil: null })
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
  void ask('again', 'batch', { again: true })
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
  expect(budget.state()).toMatchObject({ inFlight: 0, waiting: 1, pausedUntil: until })
  clock.advance(1)
  await settled()
  expect(started).toEqual(['a'])
  expect(states.at(-1)).toMatchObject({ inFlight: 1, waiting: 0, pausedUntil: null })
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

test('a pause of one model holds persons and batches that ask it, and nothing else', async () => {
  const until = clock.now() + 30_000
  budget.pause(30, 'large')
  void ask('held', 'person', { model: 'large' })
  void ask('held batch', 'batch', { model: 'large' })
  ;(await ask('other', 'person', { model: 'small' })).release(true)
  ;(await ask('of no model')).release(true)
  const batch = await ask('batch', 'batch', { model: 'speech' })
  expect(started).toEqual(['other', 'of no model', 'batch'])
  expect(budget.state()).toMatchObject({
    waiting: 2,
    pausedUntil: null,
    pausedModels: [{ model: 'large', until }],
    batchUntil: null,
  })
  batch.release(true)
  expect(budget.state().batchUntil).toBe(until)
  clock.advance(29_999)
  await settled()
  expect(started).toHaveLength(3)
  clock.advance(1)
  await settled()
  expect(started.slice(3)).toEqual(['held', 'held batch'])
  expect(states.at(-1)).toMatchObject({ pausedModels: [], batchUntil: null })
})

test('a limit of one model that an answer tells holds what asks that model, and nothing else', async () => {
  budget.told([{ kind: 'requests', limit: 1, model: 'large' }], clock.now())
  const until = clock.now() + 60_500
  ;(await ask('first', 'person', { model: 'large' })).release(true)
  void ask('held', 'person', { model: 'large' })
  ;(await ask('other', 'person', { model: 'small' })).release(true)
  ;(await ask('of no model')).release(true)
  const batch = await ask('batch', 'batch', { model: 'speech' })
  expect(started).toEqual(['first', 'other', 'of no model', 'batch'])
  expect(budget.state()).toMatchObject({
    waiting: 1,
    pausedUntil: null,
    pausedModels: [{ model: 'large', until }],
  })
  batch.release(true)
  clock.advance(60_499)
  await settled()
  expect(started).toHaveLength(4)
  clock.advance(1)
  await settled()
  expect(started.slice(4)).toEqual(['held'])
  expect(states.at(-1)).toMatchObject({ pausedModels: [] })
  expect(clock.pending()).toBe(0)
})

test('a batch keeps to the limit of its model, and says until when it waits and at what pace', async () => {
  budget.told([{ kind: 'requests', limit: 1, model: 'speech' }], clock.now())
  const until = clock.now() + 60_500
  ;(await ask('first', 'batch', { model: 'speech' })).release(true)
  void ask('held', 'batch', { model: 'speech' })
  await settled()
  expect(budget.state()).toMatchObject({ waiting: 1, pausedUntil: null, batchUntil: until })
  expect(budget.batchPace('speech')).toEqual({ perMinute: 1, isLimiting: true })
  expect(budget.batchPace('other')).toEqual({ perMinute: Infinity, isLimiting: false })
  expect(budget.batchPace()).toEqual({ perMinute: Infinity, isLimiting: false })
  clock.advance(60_500)
  await settled()
  expect(started).toEqual(['first', 'held'])
})

test('a refusal that names the limit of a model teaches the pace of that model alone', async () => {
  const slots = [
    await ask('first', 'person', { model: 'large' }),
    await ask('second', 'person', { model: 'large' }),
  ]
  slots[0]?.release(true)
  expect(slots[1]?.refused({ kind: 'requests', limit: 1, model: 'large' })).toBe(false)
  slots[1]?.release()
  expect(budget.batchPace('large').perMinute).toBe(1)
  expect(budget.batchPace().perMinute).toBe(Infinity)
})

test('of a limit that persons use up a batch gets one request in four minutes', async () => {
  budget.told([{ kind: 'requests', limit: 1 }], clock.now())
  async function askOnAndOn(name: Priority): Promise<never> {
    for (;;) (await ask(name, name)).release(true)
  }
  for (const name of ['person', 'person', 'batch'] as const) void askOnAndOn(name)
  for (let minutes = 0; minutes < 9; minutes += 1) {
    await settled()
    clock.advance(60_500)
  }
  await settled()
  const places = started.flatMap((name, place) => (name === 'batch' ? [place] : []))
  expect(started).toHaveLength(10)
  expect(places).toEqual([4, 8])
})

test('a batch that hung for minutes does not go before the person for whom it made room', async () => {
  budget.told([{ kind: 'parallel', limit: 1 }], clock.now())
  const hanging = await ask('batch', 'batch')
  clock.advance(300_000)
  void ask('person')
  clock.advance(3000)
  expect(hanging.preempted.aborted).toBe(true)
  void ask('batch again', 'batch', { again: true })
  hanging.release()
  await settled()
  expect(started).toEqual(['batch', 'person'])
})

test('a person who waits for a paused model takes no slot from a batch', async () => {
  budget.told([{ kind: 'parallel', limit: 1 }], clock.now())
  const slot = await ask('batch', 'batch', { model: 'speech' })
  budget.pause(30, 'large')
  void ask('held', 'person', { model: 'large' })
  clock.advance(10_000)
  expect(slot.preempted.aborted).toBe(false)
})

test('pauses of several models and of all end each at its time', async () => {
  budget.pause(10, 'large')
  budget.pause(20)
  budget.pause(30, 'small')
  for (const model of ['large', 'small', 'speech']) void ask(model, 'person', { model })
  clock.advance(19_999)
  await settled()
  expect(started).toEqual([])
  clock.advance(1)
  await settled()
  expect(started).toEqual(['large', 'speech'])
  clock.advance(10_000)
  await settled()
  expect(started).toEqual(['large', 'speech', 'small'])
  expect(clock.pending()).toBe(0)
})

test('whoever aborts leaves the queue and keeps nobody waiting', async () => {
  const slots = [await ask('a'), await ask('b'), await ask('x')]
  const leaving = new AbortController()
  const left = ask('c', 'person', { signal: leaving.signal })
  void ask('d')
  leaving.abort(new Error('enough'))
  await expect(left).rejects.toThrow('enough')
  expect(budget.state().waiting).toBe(1)
  slots[0]?.release()
  await settled()
  expect(started).toEqual(['a', 'b', 'x', 'd'])
})

test('whoever has aborted already never enters', async () => {
  await expect(
    ask('a', 'person', { signal: AbortSignal.abort(new Error('late')) }),
  ).rejects.toThrow('late')
  expect(budget.state()).toMatchObject({ inFlight: 0, waiting: 0, pausedUntil: null })
})
