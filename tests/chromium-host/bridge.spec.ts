import { expect, test } from '@playwright/test'
import type { LabPage } from './lab.ts'
import { launch, type Launched } from './launch.ts'

declare const lab: LabPage
// Set by the fixture's page, which finds out whether the preload was there before it.
declare const atFirstScript: string

let started: Launched

test.beforeAll(async () => {
  started = await launch('lab')
})
test.afterAll(() => started.close())

test('the preload has run before the first script of the page, in a world of its own', async () => {
  const seen = await started.page.evaluate(() => ({
    atFirstScript: atFirstScript,
    secret: 'secret' in globalThis,
    require: 'require' in globalThis,
    world: 'chromiumHostWorld' in globalThis,
    binding: 'chromiumHostTellMain' in globalThis,
    preloadSees: lab.seesPage(),
    process: lab.process,
  }))
  expect(seen).toEqual({
    atFirstScript: 'object',
    secret: false,
    require: false,
    world: false,
    binding: false,
    preloadSees: undefined,
    process: { type: 'renderer', sandboxed: true, argv: [] },
  })
})

test('a page that tampers with its own built-ins cannot listen in on the bridge', async () => {
  const heard = await started.page.evaluate(() => {
    const calls: unknown[] = []
    const original = EventTarget.prototype.dispatchEvent
    EventTarget.prototype.dispatchEvent = function tapped(event) {
      calls.push(event.type)
      return original.call(this, event)
    }
    try {
      lab.describe('private')
      return calls
    } finally {
      EventTarget.prototype.dispatchEvent = original
    }
  })
  expect(heard).toEqual([])
})

test('frames inside the page get neither the preload nor the bridge', async () => {
  const find = () => started.page.frames().find((each) => each.url().endsWith('frame.html'))
  // It is loaded after the page that it stands in.
  await expect.poll(find).toBeDefined()
  const frame = find()
  await frame?.waitForSelector('p')
  expect(await frame?.evaluate(() => atFirstScript)).toBe('undefined')
  expect(await frame?.evaluate(() => 'lab' in globalThis)).toBe(false)
})

test('a preload can require electron and nothing else', async () => {
  const answers = await started.page.evaluate(() =>
    ['electron', 'fs', 'child_process'].map((name) => lab.canRequire(name)),
  )
  expect(answers).toEqual(['object', 'module not found: fs', 'module not found: child_process'])
})

test('functions cross as proxies, with their results, errors and promises', async () => {
  const answers = await started.page.evaluate(async () => {
    const caught = (action: () => unknown) => {
      try {
        return action()
      } catch (error) {
        const { message, constructor } = error as Error
        return { message, own: constructor === Error, lost: !('code' in (error as Error)) }
      }
    }
    return {
      callback: lab.call((a = 0, b = 0) => a + b, 2, 3),
      throwing: caught(() => lab.fail()),
      callbackThrowing: caught(() =>
        lab.call(() => {
          throw new TypeError('from the page')
        }),
      ),
      promise: await lab.later(5),
      rejected: await lab.failLater().catch((error: unknown) => String(error)),
      fromPage: await lab.call(async () => 'page promise'),
    }
  })
  expect(answers).toEqual({
    callback: 5,
    throwing: { message: 'from the preload', own: true, lost: true },
    callbackThrowing: { message: 'from the page', own: true, lost: true },
    promise: { value: 5 },
    rejected: 'Error: later',
    fromPage: 'page promise',
  })
})

test('what crosses is copied, frozen and of the page itself', async () => {
  const seen = await started.page.evaluate(() => ({
    instance: [lab.counter.count, typeof lab.counter.add],
    plain: Object.getPrototypeOf(lab.counter) === Object.prototype,
    cyclic: lab.cyclic.self === lab.cyclic,
    frozen: [lab, lab.nested, lab.nested.list, lab.nested.list[1]].every(Object.isFrozen),
    fixed: Object.getOwnPropertyDescriptor(globalThis, 'lab')?.writable,
    map: lab.clone.map instanceof Map && lab.clone.map.get(1),
    date: lab.clone.date instanceof Date && lab.clone.date.getTime(),
    bytes: lab.clone.bytes instanceof Uint8Array && [...lab.clone.bytes],
  }))
  expect(seen).toEqual({
    instance: [3, 'undefined'],
    plain: true,
    cyclic: true,
    frozen: true,
    fixed: false,
    map: 2,
    date: 5,
    bytes: [7, 8],
  })
})

test('values from the page arrive in the preload as its own, and what cannot cross is refused', async () => {
  const seen = await started.page.evaluate(() => {
    const refused = (value: unknown) => {
      try {
        lab.describe(value)
        return 'crossed'
      } catch (error) {
        return String(error)
      }
    }
    return {
      own: [new Map(), new Uint8Array(1), new Date()].map((value) => lab.describe(value).isOwn),
      element: refused(document.body),
      symbol: refused(Symbol('s')),
    }
  })
  expect(seen.own).toEqual([true, true, true])
  expect(seen.element).toMatch(/could not be cloned/)
  expect(seen.symbol).toMatch(/symbol/)
})
