import { assertNever } from '../../shared/assert-never.ts'
import type { KeyFacts } from './key-ways.ts'

/** What there is to know of the platform before something is pasted. */
export interface PasteFacts extends KeyFacts {
  /** Which of the commands that press keys are installed. */
  commands: ReadonlySet<PasteCommand>
  /** Can keys be pressed by the key hook's own means? */
  hasHook: boolean
}

export const pasteCommands = ['xdotool', 'wtype', 'ydotool', 'osascript', 'powershell'] as const
export type PasteCommand = (typeof pasteCommands)[number]

/** How the keys of "paste" are pressed in the program in front. */
export type PasteWay =
  | { kind: 'command'; command: PasteCommand; args: readonly string[] }
  | { kind: 'tap'; modifier: 'Control' | 'Meta' }
  /** Nothing can press them: the text stays in the clipboard. */
  | { kind: 'none' }

const commands: Record<PasteCommand, readonly string[]> = {
  // Modifiers of the shortcut that are still held would make another shortcut of it.
  xdotool: ['key', '--clearmodifiers', 'ctrl+v'],
  wtype: ['-M', 'ctrl', 'v', '-m', 'ctrl'],
  // Codes of linux/input-event-codes.h: 29 is Control, 47 is V.
  ydotool: ['key', '29:1', '47:1', '47:0', '29:0'],
  osascript: ['-e', 'tell application "System Events" to keystroke "v" using command down'],
  powershell: [
    '-NoProfile',
    '-NonInteractive',
    '-Command',
    "(New-Object -ComObject WScript.Shell).SendKeys('^v')",
  ],
}

/** The best way to paste here. */
export function choosePasteWay(facts: PasteFacts): PasteWay {
  const first = (...names: PasteCommand[]): PasteWay | undefined => {
    const command = names.find((name) => facts.commands.has(name))
    return command && { kind: 'command', command, args: commands[command] }
  }
  const tap = (modifier: 'Control' | 'Meta'): PasteWay | undefined =>
    facts.hasHook ? { kind: 'tap', modifier } : undefined
  const none: PasteWay = { kind: 'none' }
  switch (facts.display) {
    case 'x11':
      return first('xdotool') ?? tap('Control') ?? none
    case 'wayland':
      return first('wtype', 'ydotool') ?? none
    case 'none':
      return none
    case 'native':
      if (facts.platform === 'darwin') {
        // Without that right macOS lets nobody press keys.
        return facts.isTrusted ? (tap('Meta') ?? first('osascript') ?? none) : none
      }
      // PowerShell takes half a second to start.
      return tap('Control') ?? first('powershell') ?? none
    default:
      return assertNever(facts.display)
  }
}

/** Milliseconds before the keys are pressed, and until the clipboard may be put back (OpenWhispr's clipboard.js). */
export function pasteDelays({ platform, display }: KeyFacts): { before: number; after: number } {
  if (platform === 'darwin') return { before: 120, after: 450 }
  if (platform === 'win32') return { before: 40, after: 500 }
  return { before: 50, after: display === 'wayland' ? 1200 : 800 }
}
