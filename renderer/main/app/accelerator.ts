/** The part of a KeyboardEvent that a shortcut is about. */
export interface KeyPress {
  key: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

interface Accelerator {
  key: string
  command: boolean
  alt: boolean
  shift: boolean
}

function parse(accelerator: string): Accelerator {
  const parts = accelerator.split('+')
  const key = (parts.pop() ?? '').toLowerCase()
  return {
    key,
    command: parts.includes('CmdOrCtrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  }
}

/** Is this key press the Electron accelerator (such as "CmdOrCtrl+N") on this platform ("darwin", "linux", …)? */
export function pressesAccelerator(
  press: KeyPress,
  accelerator: string,
  platform: string,
): boolean {
  const { key, command, alt, shift } = parse(accelerator)
  const mac = platform === 'darwin'
  return (
    press.key.toLowerCase() === key &&
    (mac ? press.metaKey : press.ctrlKey) === command &&
    !(mac ? press.ctrlKey : press.metaKey) &&
    press.altKey === alt &&
    press.shiftKey === shift
  )
}

/** The accelerator as the platform writes it: "Ctrl+N", on a Mac "⌘N". */
export function acceleratorLabel(accelerator: string, platform: string): string {
  const label = accelerator.replace('Escape', 'Esc')
  if (platform !== 'darwin') return label.replace('CmdOrCtrl', 'Ctrl')
  return label
    .replace('CmdOrCtrl', '⌘')
    .replace('Alt', '⌥')
    .replace('Shift', '⇧')
    .replaceAll('+', '')
}
