/** What uiohook-napi tells of a key. */
export interface RawKey {
  keycode: number
  ctrlKey: boolean
  altKey: boolean
  shiftKey: boolean
  metaKey: boolean
}

/** The keys that are watched for, in the codes of libuiohook. */
export interface Chord {
  key: number
  control: boolean
  alt: boolean
  shift: boolean
}

/** All that leaves the watch: which other key was pressed does not. */
export type ChordEvent = 'down' | 'up' | 'other' | 'escape'

/** Codes of libuiohook; each modifier has one on either side. */
const codes = {
  escape: 1,
  control: [29, 3613],
  alt: [56, 3640],
  shift: [42, 54],
  meta: [3675, 3676],
} as const

const keyCodes: Record<string, number> = { Space: 57, D: 32, F8: 66, F9: 67 }

/** The chord of an Electron accelerator; null where it has a key that is not known here. */
export function chordOf(accelerator: string): Chord | null {
  const parts = accelerator.split('+')
  const key = keyCodes[parts.at(-1) ?? '']
  if (key === undefined) return null
  const has = (name: string): boolean => parts.slice(0, -1).includes(name)
  return { key, control: has('Control'), alt: has('Alt'), shift: has('Shift') }
}

/** Milliseconds: keys that are held repeat sooner, so a press after that is a new one whose release was missed. */
const longestRepeat = 1500

/** Tells of the chord alone, from all keys of the keyboard, and how long it was down by then. Times in milliseconds. */
export function createChordWatch(
  chord: Chord,
  tell: (event: ChordEvent, heldFor: number) => void,
): { keyDown(raw: RawKey, at: number): void; keyUp(raw: RawKey, at: number): void } {
  /** When it went down, and when its key was last told of as down; null while it is up. */
  let down: { since: number; last: number } | null = null

  const heldFor = (at: number): number => (down ? at - down.since : 0)

  const isModifier = ({ keycode }: RawKey): boolean =>
    [...codes.control, ...codes.alt, ...codes.shift, ...codes.meta].some((code) => code === keycode)

  function isWhole(raw: RawKey): boolean {
    return (
      raw.keycode === chord.key &&
      raw.ctrlKey === chord.control &&
      raw.altKey === chord.alt &&
      raw.shiftKey === chord.shift &&
      !raw.metaKey
    )
  }

  /** Letting go of any of its keys lets go of the chord. */
  function isPart({ keycode }: RawKey): boolean {
    const held = [
      ...(chord.control ? codes.control : []),
      ...(chord.alt ? codes.alt : []),
      ...(chord.shift ? codes.shift : []),
    ]
    return keycode === chord.key || held.some((code) => code === keycode)
  }

  function press(at: number): void {
    if (down && at - down.last < longestRepeat) {
      down.last = at
      return
    }
    if (down) tell('up', heldFor(at))
    down = { since: at, last: at }
    tell('down', 0)
  }

  return {
    keyDown(raw, at) {
      if (isWhole(raw)) press(at)
      else if (raw.keycode === codes.escape) tell('escape', heldFor(at))
      else if (down && !isModifier(raw) && raw.keycode !== chord.key) tell('other', heldFor(at))
    },
    keyUp(raw, at) {
      if (!down || !isPart(raw)) return
      tell('up', heldFor(at))
      down = null
    },
  }
}
