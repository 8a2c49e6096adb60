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

/** Tells of the chord alone, from all keys of the keyboard. Times in milliseconds. */
export function createChordWatch(
  chord: Chord,
  tell: (event: ChordEvent) => void,
): { keyDown(raw: RawKey, at: number): void; keyUp(raw: RawKey): void } {
  let lastDown: number | null = null

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

  return {
    keyDown(raw, at) {
      if (isWhole(raw)) {
        const isRepeat = lastDown !== null && at - lastDown < longestRepeat
        if (lastDown !== null && !isRepeat) tell('up')
        lastDown = at
        if (!isRepeat) tell('down')
      } else if (raw.keycode === codes.escape) {
        tell('escape')
      } else if (lastDown !== null && !isModifier(raw) && raw.keycode !== chord.key) {
        tell('other')
      }
    },
    keyUp(raw) {
      if (lastDown === null || !isPart(raw)) return
      lastDown = null
      tell('up')
    },
  }
}
