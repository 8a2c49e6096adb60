import type { Desktop } from '../desktop/desktop.ts'
import type { Recorder } from './recorder.ts'

/** `globalThis.chromiumHost` in main: what a test looks at and fires. */
export interface Controls extends Pick<Recorder, 'answerNextDialog'> {
  /** Everything recorded so far, oldest first. */
  readonly recorded: Recorder['recorded']
  /** The details of what was recorded under a name, oldest first. */
  recordedAs(what: string): unknown[]
  /** Presses a registered global shortcut. */
  fireShortcut(accelerator: string): boolean
  /** The trays that are there; emit their `click`, or click in their `menu`. */
  trays(): object[]
  /** The port of the loopback server behind the app's schemes, once the app is ready. */
  schemePort: number
  /** What this host declares without enforcing it. */
  readonly declared: readonly string[]
}

export function createControls(recorder: Recorder, desktop: Desktop): Controls {
  return {
    recorded: recorder.recorded,
    recordedAs: (what) =>
      recorder.recorded.filter((each) => each.what === what).map((each) => each.details),
    answerNextDialog: (method, answer) => recorder.answerNextDialog(method, answer),
    fireShortcut: (accelerator) => desktop.fireShortcut(accelerator),
    trays: () => [...desktop.trays],
    schemePort: 0,
    declared: [
      'sandbox: pages run in Chromium’s own sandbox, which --no-sandbox and running as root switch off',
      'fuses and code signing: there is no Electron binary',
      'safeStorage: basic_text, obfuscation only',
      'custom schemes: http://<host>.localhost inside the page',
      'permission handlers: asked for media, clipboard, notifications, geolocation and MIDI in top frames',
      'before-input-event: cannot be prevented',
      'window.open: gives the page no window object',
      'webRequest: requests of pages, not of workers',
      'tray, notifications, menu bar: recorded, shown by no desktop',
      'login items: setLoginItemSettings is recorded, and no system starts anything',
      'session.clearStorageData and clearCache: recorded; what the pages kept stays in the profile',
      'open-file: no system tells of files; a second start does, by its arguments',
    ],
  }
}
