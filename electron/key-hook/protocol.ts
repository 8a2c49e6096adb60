import type { ChordEvent } from './chord.ts'

/** What main asks of the key hook's process. */
export type HookRequest =
  /** Watch for the keys of this accelerator from now on. */
  | { kind: 'watch'; accelerator: string }
  /** Whether Escape is of interest: only while a recording goes on. */
  | { kind: 'escape'; isWanted: boolean }
  /** Press V together with this key, as soon as the person lets go of all modifiers. */
  | { kind: 'paste'; modifier: 'Control' | 'Meta' }

/** What it tells. */
export type HookMessage =
  | { kind: 'watching' }
  | { kind: 'failed'; detail: string }
  /** Milliseconds since the chord went down. */
  | { kind: 'key'; event: ChordEvent; heldFor: number }
  | { kind: 'pasted' }
