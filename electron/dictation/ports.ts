import type { KeyWay, ShortcutState } from '../../shared/ipc/schemas/shortcut.ts'

/** What is told of the keys; `press` is all there is to tell where a release cannot be seen. */
export type KeySignal = 'down' | 'up' | 'other' | 'escape' | 'press' | 'blind'

/**
 * Tells of the keys. `heldFor`: milliseconds since they went down, as their watcher saw it; where it does not know, the
 * moment counts at which it tells.
 */
export type TellKey = (signal: KeySignal, heldFor?: number) => void

/** The keys for dictation into any program, by the best way that works here. */
export interface GlobalKeys {
  /** Watches for this accelerator from now on, or for nothing. */
  watch(accelerator: string | null): Promise<void>
  /** Whether Escape is of interest: only while a recording goes on. */
  wantEscape(isWanted: boolean): void
  state(): ShortcutState
  close(): void
}

/** One way to see keys. Throws where it does not work here. */
export interface KeyWatcher {
  readonly way: KeyWay
  start(accelerator: string, signal: TellKey): Promise<KeyWatch>
}

export interface KeyWatch {
  wantEscape(isWanted: boolean): void
  stop(): void
}

/** What became of a text that was to go into another program. */
export type Delivered =
  /** It was pasted into the program in front, and the clipboard is as it was. */
  | 'pasted'
  /** It was pasted, but the clipboard could not be put back whole. */
  | 'pasted_over'
  /** It is in the clipboard, as was wished for, or because nothing can paste here. */
  | 'copied'
  | 'not_pasted'

export interface Deliver {
  toFront(text: string): Promise<Delivered>
  toClipboard(text: string): Promise<Delivered>
}
