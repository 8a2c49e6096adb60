import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  afterKeyEvent,
  holdAfter,
  longestHold,
  shortcutWithin,
  type HoldKey,
  type HoldKeyAction,
  type HoldKeyEvent,
} from '../../../electron/dictation/hold-key.ts'

/** What a row of events comes to. */
function run(events: readonly HoldKeyEvent[]): { key: HoldKey; actions: HoldKeyAction[] } {
  let key: HoldKey = { kind: 'idle' }
  const actions: HoldKeyAction[] = []
  for (const event of events) {
    const step = afterKeyEvent(key, event)
    key = step.key
    if (step.action) actions.push(step.action)
  }
  return { key, actions }
}

const down = (at: number): HoldKeyEvent => ({ kind: 'down', at })
const up = (at: number): HoldKeyEvent => ({ kind: 'up', at })
const other = (at: number): HoldKeyEvent => ({ kind: 'other', at })
const escape: HoldKeyEvent = { kind: 'escape' }

test.each<[string, HoldKeyEvent[], HoldKeyAction[]]>([
  ['a hold talks until it ends', [down(0), up(holdAfter)], ['start', 'finish']],
  ['a tap goes on', [down(0), up(holdAfter - 1)], ['start', 'latch']],
  ['the next press ends it', [down(0), up(10), down(5000)], ['start', 'latch', 'finish']],
  [
    '… and its release begins nothing',
    [down(0), up(10), down(5000), up(6000)],
    ['start', 'latch', 'finish'],
  ],
  ['Escape cancels a hold', [down(0), escape, up(900)], ['start', 'cancel']],
  ['Escape cancels what a tap began', [down(0), up(10), escape], ['start', 'latch', 'cancel']],
  [
    'another key at once was a shortcut',
    [down(0), other(shortcutWithin - 1), up(900)],
    ['start', 'discard'],
  ],
  ['another key later is none', [down(0), other(shortcutWithin), up(900)], ['start', 'finish']],
  [
    'keys beside a tapped dictation are for others',
    [down(0), up(10), other(50)],
    ['start', 'latch'],
  ],
  ['a stuck key is let go of', [down(0), { kind: 'tick', at: longestHold }], ['start', 'finish']],
  ['a long hold is not', [down(0), { kind: 'tick', at: longestHold - 1 }], ['start']],
  ['who cannot see the release ends it', [down(0), { kind: 'blind' }], ['start', 'finish']],
  ['a tapped dictation needs no sight', [down(0), up(10), { kind: 'blind' }], ['start', 'latch']],
  ['Escape alone is nothing', [escape, up(5), other(6)], []],
  [
    'a recording that ended by itself leaves the key as it was',
    [down(0), { kind: 'ended' }, up(900), down(1000)],
    ['start', 'start'],
  ],
])('%s', (_name, events, expected) => {
  expect(run(events).actions).toEqual(expected)
})

describe('whatever comes', () => {
  const gaps = fc.integer({ min: 0, max: 2000 })
  const kinds = fc.constantFrom('down', 'up', 'other', 'escape', 'tick', 'blind', 'ended')
  const streams = fc.array(fc.tuple(gaps, kinds), { maxLength: 60 }).map((parts) => {
    let at = 0
    return parts.map(([gap, kind]): HoldKeyEvent => {
      at += gap
      return kind === 'escape' || kind === 'blind' || kind === 'ended' ? { kind } : { kind, at }
    })
  })

  test('what is begun is ended once before the next begins, and nothing ends that was not begun', () => {
    fc.assert(
      fc.property(streams, (events) => {
        let key: HoldKey = { kind: 'idle' }
        let [isRecording, isLatched] = [false, false]
        for (const event of events) {
          const step = afterKeyEvent(key, event)
          key = step.key
          if (event.kind === 'ended') isRecording = false
          if (step.action === 'start') {
            expect(isRecording).toBe(false)
            ;[isRecording, isLatched] = [true, false]
          } else if (step.action === 'latch') {
            expect([isRecording, isLatched]).toEqual([true, false])
            isLatched = true
          } else if (step.action) {
            expect(isRecording).toBe(true)
            isRecording = false
          }
          expect(key.kind === 'pressed' || key.kind === 'latched').toBe(isRecording)
        }
      }),
      { numRuns: 500 },
    )
  })

  test('repetitions of a key that is held change nothing', () => {
    fc.assert(
      fc.property(streams, (events) => {
        let isDown = false
        const once: HoldKeyEvent[] = []
        const repeated: HoldKeyEvent[] = []
        for (const event of events) {
          if (event.kind === 'down' && isDown) continue
          if (event.kind === 'down') isDown = true
          if (event.kind === 'up' || event.kind === 'blind') isDown = false
          once.push(event)
          repeated.push(event)
          if (isDown && 'at' in event) repeated.push(down(event.at), down(event.at))
        }
        expect(run(repeated)).toEqual(run(once))
      }),
      { numRuns: 500 },
    )
  })

  test('a key that nobody touches any more records no longer than five minutes and a tick', () => {
    fc.assert(
      fc.property(streams, fc.integer({ min: 0, max: 1000 }), (events, wait) => {
        const { key } = run(events)
        if (key.kind !== 'pressed') return
        const later = afterKeyEvent(key, { kind: 'tick', at: key.since + longestHold + wait })
        expect(later).toEqual({ key: { kind: 'spent' }, action: 'finish' })
      }),
    )
  })
})
