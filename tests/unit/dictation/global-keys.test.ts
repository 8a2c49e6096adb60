import { beforeEach, expect, test } from 'vitest'
import { createGlobalKeys } from '../../../electron/dictation/create-global-keys.ts'
import type { KeyPlan } from '../../../electron/dictation/key-ways.ts'
import type { GlobalKeys, KeySignal, KeyWatcher } from '../../../electron/dictation/ports.ts'
import type { KeyWay, ShortcutState } from '../../../shared/ipc/schemas/shortcut.ts'

let log: string[]
let signals: KeySignal[]
let states: ShortcutState[]
let failing: Set<KeyWay>
let speak: Map<KeyWay, (signal: KeySignal) => void>
let keys: GlobalKeys

const watcher = (way: KeyWay): KeyWatcher => ({
  way,
  async start(accelerator, signal) {
    if (failing.has(way)) throw new Error('not here')
    log.push(`${way} ${accelerator}`)
    speak.set(way, signal)
    return {
      wantEscape: (isWanted) => log.push(`${way} escape ${isWanted}`),
      stop: () => log.push(`${way} stops`),
    }
  },
})

function create(plan: KeyPlan[]): void {
  log = []
  signals = []
  states = []
  failing = new Set()
  speak = new Map()
  keys = createGlobalKeys({
    plan: () => plan,
    watchers: (['hook', 'portal', 'toggle'] as const).map(watcher),
    signal: (signal) => signals.push(signal),
    changed: (state) => states.push(state),
    report: () => undefined,
  })
}

const plain = (...ways: KeyWay[]): KeyPlan[] => ways.map((way) => ({ way, obstacle: null }))

beforeEach(() => create(plain('hook', 'toggle')))

test('the best way that works is taken, and told with what is against better ones', async () => {
  await keys.watch('F8')
  expect(keys.state()).toEqual({ way: 'hook', obstacles: [] })
  create([{ way: 'hook', obstacle: 'wayland' }, ...plain('portal', 'toggle')])
  failing.add('portal')
  await keys.watch('F8')
  expect(keys.state()).toEqual({
    way: 'toggle',
    obstacles: [
      { way: 'hook', obstacle: 'wayland' },
      { way: 'portal', obstacle: 'failed' },
    ],
  })
})

test('a way that breaks makes room for the next, after it was told that nobody sees the keys', async () => {
  await keys.watch('F8')
  speak.get('hook')?.('down')
  speak.get('hook')?.('blind')
  await new Promise(setImmediate)
  expect(signals).toEqual(['down', 'blind'])
  expect(keys.state()).toEqual({ way: 'toggle', obstacles: [{ way: 'hook', obstacle: 'failed' }] })
  speak.get('hook')?.('down')
  speak.get('toggle')?.('press')
  expect(signals).toEqual(['down', 'blind', 'press'])
})

test('other keys take the place of those before, and none end it', async () => {
  await keys.watch('F8')
  keys.wantEscape(true)
  await keys.watch('F8')
  await keys.watch('F9')
  await keys.watch(null)
  expect(log).toEqual([
    'hook F8',
    'hook escape false',
    'hook escape true',
    'hook stops',
    'hook F9',
    'hook escape true',
    'hook stops',
  ])
  expect(keys.state()).toEqual({ way: null, obstacles: [] })
})

test('of two wishes at once the later one stands', async () => {
  await Promise.all([keys.watch('F8'), keys.watch('F9')])
  expect(log.filter((line) => line.endsWith('stops'))).toEqual(['hook stops'])
  speak.get('hook')?.('down')
  expect(signals).toEqual(['down'])
})

test('where nothing works that is said', async () => {
  failing = new Set(['hook', 'toggle'])
  await keys.watch('F8')
  expect(keys.state()).toEqual({
    way: null,
    obstacles: [
      { way: 'hook', obstacle: 'failed' },
      { way: 'toggle', obstacle: 'failed' },
    ],
  })
})
