import { expect, test } from 'vitest'
import { chordOf, createChordWatch, type ChordEvent } from '../../../electron/key-hook/chord.ts'
import { dictationShortcut } from '../../../shared/ipc/schemas/shortcut.ts'

const [control, shift, space, x, escape] = [29, 42, 57, 45, 1]

/** A keyboard on which a person presses keys; what is told of them. */
function keyboard(accelerator = 'Control+Shift+Space') {
  const chord = chordOf(accelerator)
  if (!chord) throw new Error('No such keys')
  const told: ChordEvent[] = []
  const heldFor: number[] = []
  const watch = createChordWatch(chord, (event, milliseconds) => {
    told.push(event)
    heldFor.push(milliseconds)
  })
  const held = new Set<number>()
  let now = 0
  const raw = (keycode: number) => ({
    keycode,
    ctrlKey: held.has(control),
    altKey: false,
    shiftKey: held.has(shift),
    metaKey: false,
  })
  return {
    told,
    heldFor,
    down(...keys: number[]) {
      for (const key of keys) {
        held.add(key)
        watch.keyDown(raw(key), now)
      }
    },
    up(...keys: number[]) {
      for (const key of keys) {
        held.delete(key)
        watch.keyUp(raw(key), now)
      }
    },
    wait: (milliseconds: number) => void (now += milliseconds),
  }
}

test('every shortcut that can be chosen can be watched for', () => {
  for (const keys of dictationShortcut.options) {
    if (keys !== 'off') expect(chordOf(keys), keys).not.toBeNull()
  }
  expect(chordOf('Hyper+Q')).toBeNull()
})

test('the chord is down when it is whole, and up when the first of its keys is', () => {
  const keys = keyboard()
  keys.down(control, shift, space)
  expect(keys.told).toEqual(['down'])
  keys.up(control, space, shift)
  expect(keys.told).toEqual(['down', 'up'])
})

test('a key that is held repeats and tells nothing; one that comes again after a missed release does', () => {
  const keys = keyboard()
  keys.down(control, shift, space)
  for (let repeat = 0; repeat < 100; repeat++) {
    keys.wait(40)
    keys.down(space)
  }
  expect(keys.told).toEqual(['down'])
  keys.wait(10_000)
  keys.down(space)
  expect(keys.told).toEqual(['down', 'up', 'down'])
})

test('how long it is down is told with each event', () => {
  const keys = keyboard()
  keys.down(control, shift, space)
  for (const key of [space, x]) {
    keys.wait(500)
    keys.down(key)
  }
  keys.wait(200)
  keys.up(shift)
  expect(keys.told).toEqual(['down', 'other', 'up'])
  expect(keys.heldFor).toEqual([0, 1000, 1200])
})

test('with fewer or more modifiers it is another shortcut', () => {
  const keys = keyboard()
  keys.down(control, space)
  keys.up(control, space)
  expect(keys.told).toEqual([])
  const single = keyboard('F8')
  single.down(shift, 66)
  expect(single.told).toEqual([])
  single.up(shift, 66)
  single.down(66)
  expect(single.told).toEqual(['down'])
})

test('another key is told of only while the chord is down, and never which it is', () => {
  const keys = keyboard()
  keys.down(x)
  keys.up(x)
  keys.down(control, shift, space, x)
  expect(keys.told).toEqual(['down', 'other'])
  keys.up(space, x)
  keys.down(x)
  expect(keys.told).toEqual(['down', 'other', 'up'])
  keys.down(escape)
  expect(keys.told.at(-1)).toBe('escape')
})
