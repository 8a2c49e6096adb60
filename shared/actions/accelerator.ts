/** The part of a KeyboardEvent that a shortcut is about. */
export interface KeyPress {
  key: string
  /** The key by its place on the keyboard, such as "KeyN". */
  code?: string
  ctrlKey: boolean
  metaKey: boolean
  altKey: boolean
  shiftKey: boolean
}

/** What an accelerator is made of. */
export interface Keys {
  /** "N", "F2", "Plus", "PageUp" or a sign such as ",". */
  key: string
  command: boolean
  alt: boolean
  shift: boolean
}

/** Names that Electron gives to keys which the DOM calls otherwise. */
const electronNames: Readonly<Record<string, string>> = {
  ' ': 'Space',
  '+': 'Plus',
  // It is on the same key on the keyboards where + needs Shift.
  '=': 'Plus',
  ArrowUp: 'Up',
  ArrowDown: 'Down',
  ArrowLeft: 'Left',
  ArrowRight: 'Right',
}

const named =
  /^(?:Plus|Space|Up|Down|Left|Right|Home|End|PageUp|PageDown|Insert|Delete|Backspace|Tab|Enter|Escape|F(?:[1-9]|1\d|2[0-4]))$/
const letterOrDigit = /^[A-Z0-9]$/
const sign = /^[!-~]$/

/** Reads an accelerator as {@link writeAccelerator} writes it; null for anything else. */
export function readAccelerator(accelerator: string): Keys | null {
  const parts = accelerator.split('+')
  const key = parts.pop() ?? ''
  const keys: Keys = {
    key,
    command: parts.includes('CmdOrCtrl'),
    alt: parts.includes('Alt'),
    shift: parts.includes('Shift'),
  }
  const isKey = named.test(key) || letterOrDigit.test(key) || (sign.test(key) && !/[a-z]/.test(key))
  return isKey && writeAccelerator(keys) === accelerator ? keys : null
}

/** As Electron's menus take it, always in the same order: "CmdOrCtrl+Alt+Shift+N". */
export function writeAccelerator({ key, command, alt, shift }: Keys): string {
  return [command && 'CmdOrCtrl', alt && 'Alt', shift && 'Shift', key]
    .filter((part) => part !== false)
    .join('+')
}

/** The key that is meant: by its sign, but by its place where the keyboard writes other letters than Latin ones. */
function keyOf({ key, code = '', altKey }: KeyPress, isMac: boolean): string {
  const place = /^(?:Key|Digit)([A-Z0-9])$/.exec(code)?.[1]
  const isForeign = key.length === 1 && key > '~'
  if (place !== undefined && (isForeign || (isMac && altKey))) return place
  return electronNames[key] ?? (key.length === 1 ? key.toUpperCase() : key)
}

/** The accelerator that a key press is on this platform ("darwin", "linux", …); null where it can be none. */
export function acceleratorOf(press: KeyPress, platform: string): string | null {
  const isMac = platform === 'darwin'
  if (isMac ? press.ctrlKey : press.metaKey) return null
  const key = keyOf(press, isMac)
  // A sign may need Shift on one keyboard and not on another.
  const isSign = key === 'Plus' || (sign.test(key) && !letterOrDigit.test(key))
  const accelerator = writeAccelerator({
    key,
    command: isMac ? press.metaKey : press.ctrlKey,
    alt: press.altKey,
    shift: press.shiftKey && !isSign,
  })
  return readAccelerator(accelerator) && accelerator
}

/** Is this key press the accelerator (such as "CmdOrCtrl+N") on this platform? */
export function pressesAccelerator(
  press: KeyPress,
  accelerator: string,
  platform: string,
): boolean {
  return acceleratorOf(press, platform) === accelerator
}

const labels: Readonly<Record<string, string>> = {
  Escape: 'Esc',
  Plus: '+',
  Up: '↑',
  Down: '↓',
  Left: '←',
  Right: '→',
  PageUp: 'PgUp',
  PageDown: 'PgDn',
}

/** The accelerator as the platform writes it: "Ctrl+N", on a Mac "⌘N". */
export function acceleratorLabel(accelerator: string, platform: string): string {
  const parts = accelerator.split('+')
  const key = parts.pop() ?? ''
  const label = labels[key] ?? key
  const isMac = platform === 'darwin'
  const modifiers: Readonly<Record<string, string>> = isMac
    ? { Control: '⌃', CmdOrCtrl: '⌘', Alt: '⌥', Shift: '⇧' }
    : { Control: 'Ctrl', CmdOrCtrl: 'Ctrl' }
  return [...parts.map((part) => modifiers[part] ?? part), label].join(isMac ? '' : '+')
}
