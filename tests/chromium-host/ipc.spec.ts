import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from '@playwright/test'
import { launch, type Launched } from './launch.ts'
import type { Lab, LabPage } from './lab.ts'

declare const lab: Lab & LabPage

let started: Launched

test.beforeAll(async () => {
  started = await launch('lab')
})
test.afterAll(() => started.close())

test('structured clone rules hold both ways', async () => {
  const { page } = started
  const values = await page.evaluate(async () => {
    const bytes = await lab.invoke('make', 'bytes')
    const map = await lab.invoke<Map<string, { n: number }>>('make', 'map')
    const cycle = await lab.invoke<{ self: unknown; name: string }>('make', 'cycle')
    const date = await lab.invoke('make', 'date')
    const nothing = await lab.invoke('make', 'nothing')
    const point = await lab.invoke<{ x: number; norm?: number }>('make', 'point')
    const error = await lab.invoke('make', 'error')
    return {
      bytes: bytes instanceof Uint8Array && [...bytes],
      map: map instanceof Map && map.get('a')?.n,
      cycle: cycle.self === cycle && cycle.name,
      date: date instanceof Date && date.getTime(),
      nothing: nothing === undefined,
      point: [point.x, point.norm, Object.getPrototypeOf(point) === Object.prototype],
      error: error instanceof Error && error.message,
    }
  })
  expect(values).toEqual({
    bytes: [1, 2, 255],
    map: 1,
    cycle: 'cycle',
    date: 86_400_000,
    nothing: true,
    point: [1, undefined, true],
    error: 'a value, not a failure',
  })
})

test('values arrive in main as what they were', async () => {
  const { page } = started
  const described = await page.evaluate(() =>
    Promise.all([
      lab.invoke('describe', new Uint8Array([1])),
      lab.invoke('describe', new Map([['k', 1]])),
      lab.invoke('describe', new Date(0)),
      lab.invokeInstance(),
      lab.invokeCycle(),
    ]),
  )
  expect(described).toMatchObject([
    { tag: '[object Uint8Array]' },
    { tag: '[object Map]', keys: ['k'] },
    { tag: '[object Date]' },
    { tag: '[object Object]', keys: ['count'], prototype: 'Object' },
    { cyclic: true },
  ])
  const odd = await page.evaluate(() =>
    lab.invoke('echo', undefined, Number.NaN, -0, 10n, Infinity, ['a', undefined, 'b'], 'õäöü 🎤'),
  )
  expect(odd).toEqual([undefined, Number.NaN, -0, 10n, Infinity, ['a', undefined, 'b'], 'õäöü 🎤'])
})

test('functions are refused in both directions', async () => {
  const { page } = started
  await expect(page.evaluate(() => lab.invokeFunction())).rejects.toThrow(/could not be cloned/)
  await expect(page.evaluate(() => lab.invoke('make', 'function'))).rejects.toThrow(
    /Error invoking remote method 'make'.*could not be cloned/,
  )
})

test('an error keeps its name and message, and nothing else', async () => {
  const caught = await started.page.evaluate(async () => {
    try {
      await lab.invoke('fail')
      return undefined
    } catch (error) {
      return { message: (error as Error).message, code: Object.keys(error as Error) }
    }
  })
  expect(caught).toEqual({
    message: "Error invoking remote method 'fail': TypeError: out of paper",
    code: [],
  })
  await expect(started.page.evaluate(() => lab.invoke('nobody'))).rejects.toThrow(
    "No handler registered for 'nobody'",
  )
})

test('main sees who sends, under the address of the app', async () => {
  const who = await started.page.evaluate(() => lab.invoke('who'))
  expect(who).toEqual({
    url: 'app://lab/index.html',
    origin: 'app://lab',
    top: true,
    main: true,
    id: 1,
    type: 'frame',
  })
})

test('messages keep their order, also around a file whose path is looked up', async () => {
  const { app, page, data } = started
  const file = path.join(data, 'Täis 1.txt')
  writeFileSync(file, 'contents')
  await page.getByLabel('file').setInputFiles(file)
  const answer = await page.evaluate(() => {
    const chosen = document.querySelector('input')?.files?.[0]
    lab.send('note', 1)
    const path = lab.path(chosen as File)
    lab.send('note', 2)
    for (let n = 3; n <= 50; n += 1) lab.send('note', n)
    return path
  })
  expect(answer).toEqual([{ path: file }])
  const count = () => app.evaluate(() => lab.received.length)
  await expect.poll(count).toBe(50)
  const received = await app.evaluate(() => lab.received.map(([number]) => number))
  expect(received).toEqual(Array.from({ length: 50 }, (_, index) => index + 1))
  const made = await page.evaluate(() => lab.path(new File(['x'], 'made.txt')))
  expect(made).toEqual([{ path: '' }])
})

test('replies and sends reach the page that they are for', async () => {
  const { app, page } = started
  const noted = page.evaluate(
    () =>
      new Promise((resolve) => {
        lab.onNoted((...args: unknown[]) => resolve(args))
        lab.send('note', 'hello', new Uint8Array([5]))
      }),
  )
  expect(await noted).toEqual(['hello', new Uint8Array([5])])
  const refused = await app.evaluate(({ webContents }) => {
    try {
      webContents.getAllWebContents()[0]?.send('noted', () => 1)
      return 'sent'
    } catch (error) {
      return String(error)
    }
  })
  expect(refused).toContain('could not be cloned')
})

test('a megabyte of samples crosses whole', async () => {
  const sum = await started.page.evaluate(async () => {
    const samples = new Uint8Array(1_000_000).map((_, index) => index % 251)
    const [back] = await lab.invoke<Uint8Array[]>('echo', samples)
    return back?.length === samples.length && back.every((value, at) => value === samples[at])
  })
  expect(sum).toBe(true)
})

test('what IPC has no counterpart for throws by name', async () => {
  await expect(started.page.evaluate(() => lab.sendSync())).rejects.toThrow(
    'chromium-host has no electron.ipcRenderer.sendSync',
  )
})
