import { readAccelerator, type Keys } from './accelerator.ts'

/** Why keys cannot be a shortcut. */
export type Refusal =
  /** They write something, or move the caret. */
  | 'writing'
  /** They copy, paste, undo and the like. */
  | 'editing'
  /** The system or the window has a use for them. */
  | 'system'
  /** No menu can show them. */
  | 'unknown'

const functionKey = /^F\d+$/
const caretKey = /^(?:Up|Down|Left|Right|Home|End|Backspace|Delete)$/
const writingKey = /^(?:Enter|Tab|Space|Insert|PageUp|PageDown)$/
const editing = new Set(
  ['A', 'C', 'V', 'X', 'Y', 'Z'].flatMap((key) => [`CmdOrCtrl+${key}`, `CmdOrCtrl+Alt+${key}`]),
)
  .add('CmdOrCtrl+Shift+Z')
  .add('CmdOrCtrl+Shift+V')
const ofSystem = new Set([
  'Alt+F4',
  'Shift+F10',
  'F10',
  'F11',
  'CmdOrCtrl+W',
  'CmdOrCtrl+H',
  'CmdOrCtrl+M',
  'CmdOrCtrl+Shift+Escape',
])

/** Why an accelerator cannot be given to an action; null where it can. */
export function refusalOf(accelerator: string): Refusal | null {
  const keys = readAccelerator(accelerator)
  if (!keys) return 'unknown'
  if (editing.has(accelerator)) return 'editing'
  if (ofSystem.has(accelerator) || keys.key === 'Escape' || keys.key === 'Tab') return 'system'
  return writes(keys) ? 'writing' : null
}

function writes({ key, command, alt }: Keys): boolean {
  if (functionKey.test(key)) return false
  if (caretKey.test(key) || key === 'Enter') return true
  if (writingKey.test(key)) return !command
  // With Alt, also with Ctrl and Alt together, many keyboards write a third sign.
  return !command || alt
}
