import { assertNever } from '../../shared/assert-never.ts'

/** Milliseconds; a shorter press begins a dictation that goes on until the next one. VaaniFlow tells them apart so, too. */
export const holdAfter = 350

/** Milliseconds within which another key means that this was the beginning of another program's shortcut (VaaniFlow). */
export const shortcutWithin = 700

/** Milliseconds; a key that is held longer has got stuck: its release was missed (OpenWhispr#586 found 5 to 10 %). */
export const longestHold = 5 * 60_000

/** The key that is held to talk, wherever on the computer it is pressed. */
export type HoldKey =
  | { kind: 'idle' }
  /** It is down and sound is recorded; whether it is held or tapped is not known yet. Milliseconds. */
  | { kind: 'pressed'; since: number }
  /** It was tapped: sound is recorded until the next press. */
  | { kind: 'latched' }
  /** It is still down, but what it began has ended. */
  | { kind: 'spent' }

export type HoldKeyEvent =
  /** The key went down; also each repetition while it is down. */
  | { kind: 'down'; at: number }
  | { kind: 'up'; at: number }
  /** Any other key went down. */
  | { kind: 'other'; at: number }
  | { kind: 'escape' }
  /** Time has passed. */
  | { kind: 'tick'; at: number }
  /** Nobody sees the keys any more. */
  | { kind: 'blind' }
  /** The recording has ended by itself, or by a button. */
  | { kind: 'ended' }

/** What is to be done: `cancel` keeps the sound, `discard` takes it for a slip and throws it away. */
export type HoldKeyAction = 'start' | 'latch' | 'finish' | 'cancel' | 'discard'

export interface HoldKeyStep {
  key: HoldKey
  action: HoldKeyAction | null
}

const idle: HoldKey = { kind: 'idle' }
const spent: HoldKey = { kind: 'spent' }

/** Tells how the key is after an event, and what that asks for. */
export function afterKeyEvent(key: HoldKey, event: HoldKeyEvent): HoldKeyStep {
  const stay: HoldKeyStep = { key, action: null }
  switch (key.kind) {
    case 'idle':
      return event.kind === 'down'
        ? { key: { kind: 'pressed', since: event.at }, action: 'start' }
        : stay
    case 'pressed':
      return whilePressed(key, event)
    case 'latched':
      if (event.kind === 'down') return { key: spent, action: 'finish' }
      if (event.kind === 'escape') return { key: idle, action: 'cancel' }
      return event.kind === 'ended' ? { key: idle, action: null } : stay
    case 'spent':
      return event.kind === 'up' || event.kind === 'blind' ? { key: idle, action: null } : stay
    default:
      return assertNever(key)
  }
}

function whilePressed(
  key: Extract<HoldKey, { kind: 'pressed' }>,
  event: HoldKeyEvent,
): HoldKeyStep {
  const stay: HoldKeyStep = { key, action: null }
  switch (event.kind) {
    case 'down':
      return stay
    case 'up':
      return event.at - key.since >= holdAfter
        ? { key: idle, action: 'finish' }
        : { key: { kind: 'latched' }, action: 'latch' }
    case 'other':
      return event.at - key.since < shortcutWithin ? { key: spent, action: 'discard' } : stay
    case 'tick':
      return event.at - key.since >= longestHold ? { key: spent, action: 'finish' } : stay
    case 'escape':
      return { key: spent, action: 'cancel' }
    case 'blind':
      return { key: idle, action: 'finish' }
    case 'ended':
      return { key: spent, action: null }
    default:
      return assertNever(event)
  }
}
