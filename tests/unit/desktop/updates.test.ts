import { setImmediate } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import {
  createUpdates,
  UnsignedFeedError,
  type UpdateSource,
} from '../../../electron/desktop/updates/updates.ts'
import type { NoUpdates, UpdatesState } from '../../../shared/ipc/schemas/updates.ts'
import { createTestClock } from '../../service/test-clock.ts'

const day = 24 * 60 * 60 * 1000

function setUp(source: Partial<UpdateSource> | NoUpdates, isWished = false) {
  const told: UpdatesState[] = []
  const wish = { isWished }
  const reported: unknown[] = []
  const clock = createTestClock()
  const updates = createUpdates({
    source:
      typeof source === 'string'
        ? source
        : {
            host: 'updates.example',
            find: async () => null,
            fetch: async () => undefined,
            install: () => undefined,
            ...source,
          },
    isWished: () => wish.isWished,
    clock,
    onChange: ({ state }) => void told.push(state),
    report: (_where, error) => void reported.push(error),
  })
  return { updates, told, wish, reported, clock }
}

/** Days go by, and what falls due in each comes to its end. */
async function pass(clock: ReturnType<typeof createTestClock>, days: number): Promise<void> {
  for (let passed = 0; passed < days; passed += 1) {
    clock.advance(day)
    await setImmediate()
  }
}

describe('updates', () => {
  it('are not looked for unless wished for, and then once a day', async () => {
    let looks = 0
    const find = async () => {
      looks += 1
      return null
    }
    const { updates, wish, clock } = setUp({ find })
    updates.wishChanged()
    await pass(clock, 3)
    expect(looks).toBe(0)
    wish.isWished = true
    updates.wishChanged()
    updates.wishChanged()
    await pass(clock, 3)
    expect(looks).toBe(3)
    wish.isWished = false
    updates.wishChanged()
    await pass(clock, 3)
    expect(looks).toBe(3)
  })

  it('are found, fetched and installed only step by step', async () => {
    let installs = 0
    const { updates, told } = setUp({
      find: async () => ({ version: '2.0.0' }),
      async fetch(onPart) {
        onPart(0.5)
      },
      install: () => void (installs += 1),
    })
    updates.install()
    await updates.fetch()
    expect(told).toEqual([])
    await updates.check()
    updates.install()
    expect(installs).toBe(0)
    await updates.fetch()
    expect(told.map(({ kind }) => kind)).toEqual([
      'checking',
      'available',
      'downloading',
      'downloading',
      'ready',
    ])
    updates.install()
    expect(installs).toBe(1)
  })

  it('say whether the feed failed or was not signed, and can be looked for again', async () => {
    const faults = [new UnsignedFeedError('no'), new Error('no network')]
    const { updates, reported } = setUp({
      async find() {
        const fault = faults.shift()
        if (fault) throw fault
        return null
      },
    })
    expect((await updates.check()).state).toEqual({ kind: 'failed', reason: 'unsigned' })
    expect((await updates.check()).state).toEqual({ kind: 'failed', reason: 'unreachable' })
    expect((await updates.check()).state.kind).toBe('current')
    expect(reported).toHaveLength(2)
  })

  it('do nothing where this copy cannot renew itself', async () => {
    const { updates, told } = setUp('portable', true)
    updates.wishChanged()
    expect(await updates.check()).toEqual({
      state: { kind: 'unavailable', reason: 'portable' },
      host: null,
    })
    expect(told).toEqual([])
  })
})
