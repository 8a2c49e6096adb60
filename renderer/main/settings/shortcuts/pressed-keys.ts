import { acceleratorOf, type KeyPress } from '../../../../shared/actions/accelerator.ts'
import { refusalOf, type Refusal } from '../../../../shared/actions/refusal.ts'
import { anywhereAccelerator } from '../../../../shared/actions/shortcuts.ts'

/** What a key press means to whoever is asked for new keys. */
export type Pressed =
  /** Only a modifier so far, or nothing to be taken note of. */
  | { kind: 'more' }
  /** The keyboard goes on to the next control. */
  | { kind: 'leave' }
  | { kind: 'cancel' }
  | { kind: 'remove' }
  | { kind: 'refused'; refusal: Refusal | 'anywhere' }
  | { kind: 'keys'; accelerator: string }

const modifiers: readonly string[] = [
  'Alt',
  'AltGraph',
  'CapsLock',
  'Control',
  'Dead',
  'Fn',
  'Meta',
  'OS',
  'Process',
  'Shift',
]

/** `dictationShortcut` is what dictates into any program: it goes before the keys of a window. */
export function readPress(
  press: KeyPress & { isThirdLevel: boolean },
  { platform, dictationShortcut }: { platform: string; dictationShortcut: string },
): Pressed {
  const isBare = !press.ctrlKey && !press.metaKey && !press.altKey
  if (modifiers.includes(press.key)) return { kind: 'more' }
  if (press.key === 'Tab' && isBare) return { kind: 'leave' }
  if (press.key === 'Escape' && isBare) return { kind: 'cancel' }
  if ((press.key === 'Backspace' || press.key === 'Delete') && isBare) return { kind: 'remove' }
  // What AltGr writes is a sign, even where the system tells of Ctrl and Alt.
  if (press.isThirdLevel) return { kind: 'refused', refusal: 'writing' }
  if (platform === 'darwin' ? press.ctrlKey : press.metaKey)
    return { kind: 'refused', refusal: 'system' }
  const accelerator = acceleratorOf(press, platform)
  if (accelerator === null) return { kind: 'refused', refusal: 'unknown' }
  const isTaken = accelerator === anywhereAccelerator(dictationShortcut)
  const refusal = isTaken ? 'anywhere' : refusalOf(accelerator)
  return refusal === null ? { kind: 'keys', accelerator } : { kind: 'refused', refusal }
}
