import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { MicrophoneTold } from '../../shared/ipc/schemas/microphones.ts'
import type { HeldKey, OverlayState } from '../../shared/ipc/schemas/overlay.ts'
import type {
  PiecesChanged,
  Recording,
  RecordingsChanged,
  TranscriberState,
} from '../../shared/ipc/schemas/recordings.ts'
import type { SpokenLanguage } from '../../shared/ipc/schemas/settings.ts'
import type { DictationTarget } from '../../shared/ipc/schemas/shortcut.ts'
import { mergedPieces } from '../../shared/transcript/merged-pieces.ts'
import type { Capture } from '../recordings/capture.ts'
import type { Recordings } from '../recordings/recordings.ts'
import { errorOf } from '../recordings/storage-failure.ts'
import type { Clock } from '../service/clock.ts'
import {
  afterKeyEvent,
  longestHold,
  shortcutWithin,
  type HoldKey,
  type HoldKeyAction,
  type HoldKeyEvent,
} from './hold-key.ts'
import type { Deliver, KeySignal, TellKey } from './ports.ts'
import { gapsOf, textOf, type Take } from './take.ts'

/** Milliseconds after its end, from which on a text is not pasted by itself: the person is somewhere else by then. */
const latestPaste = 30_000

/** Milliseconds for which the overlay shows what came of it. */
const shownFor: Record<'short' | 'long', number> = { short: 1500, long: 6000 }

/** Dictation into any program: the keys begin and end it, the overlay shows it, its text goes to where the person is. */
export interface Anywhere {
  key: TellKey
  /** Buttons of the overlay. */
  finish(): void
  cancel(): void
  dismiss(): void
  copy(): Promise<void>
  /** What main tells of recordings. */
  recordingsChanged(change: RecordingsChanged): void
  piecesChanged(change: PiecesChanged): void
  microphoneTold(told: MicrophoneTold): void
  transcriberChanged(state: TranscriberState): void
  close(): void
}

export interface AnywhereDependencies {
  capture: Pick<Capture, 'dictate' | 'release' | 'cancel' | 'delete'>
  recordings: Pick<Recordings, 'deliver'>
  deliver: Deliver
  clock: Clock
  /** The language that is spoken, or why nothing can be dictated now. */
  spoken: () => { language: SpokenLanguage } | { error: AppError }
  target: () => DictationTarget
  isPunctuated: () => boolean
  /** Lets a model tidy the text where that is wished for; null where nothing comes of it. */
  tidy: (text: string, language: string) => Promise<string | null>
  /** Is the person in Jutt's own window? Then the window takes what is dictated. */
  isInWindow: () => boolean
  toWindow: (key: HeldKey) => void
  show: (state: OverlayState, text: string) => void
  wantEscape: (isWanted: boolean) => void
  seesEscape: () => boolean
  report: (where: string, error: unknown) => void
}

export function createAnywhere(dependencies: AnywhereDependencies): Anywhere {
  const { capture, recordings, deliver, clock, show, report } = dependencies
  let held: HoldKey = { kind: 'idle' }
  /** When the key went down last, and whether the window has taken it. */
  let pressedAt = 0
  let isWindows = false
  /** Dictations whose text is not delivered yet, the oldest first. */
  let takes: readonly Take[] = []
  let shown: OverlayState = { kind: 'hidden' }
  let isDelivering = false
  /** The text that came too late to be pasted. */
  let late: Take | null = null
  let callOffHide = (): void => undefined
  let callOffWatchdog = (): void => undefined

  const speaking = (): Take | undefined => takes.find(({ endedAt }) => endedAt === null)
  const newest = (): Take | undefined => takes.at(-1)

  function display(state: OverlayState, hideAfter?: keyof typeof shownFor): void {
    callOffHide()
    shown = state
    const take = newest() ?? late
    show(state, take && state.kind !== 'hidden' ? textOf(take) : '')
    if (hideAfter) callOffHide = clock.after(shownFor[hideAfter], () => display({ kind: 'hidden' }))
  }

  /** Shows what is there now: what is spoken goes before what is still to be delivered. */
  function refresh(): void {
    if (shown.kind === 'recording' || shown.kind === 'finishing') display(shown)
  }

  function change(recordingId: string, next: (take: Take) => Take): void {
    takes = takes.map((take) => (take.recordingId === recordingId ? next(take) : take))
  }

  function drop(recordingId: string): void {
    takes = takes.filter((take) => take.recordingId !== recordingId)
  }

  function handle(event: HoldKeyEvent): void {
    const step = afterKeyEvent(held, event)
    held = step.key
    callOffWatchdog()
    if (held.kind === 'pressed') {
      const left = held.since + longestHold - clock.now()
      callOffWatchdog = clock.after(left, () => handle({ kind: 'tick', at: clock.now() }))
    }
    if (step.action) act(step.action)
  }

  function act(action: HoldKeyAction): void {
    switch (action) {
      case 'start':
        return start()
      case 'latch':
        if (shown.kind === 'recording') display({ ...shown, isHeld: false })
        return undefined
      case 'finish':
        return finishSpeaking()
      case 'cancel':
        return cancelSpeaking()
      case 'discard':
        return discardSpeaking()
      default:
        return assertNever(action)
    }
  }

  function start(): void {
    const spoken = dependencies.spoken()
    if ('error' in spoken) return fail(spoken.error)
    try {
      const { language } = spoken
      const recording = capture.dictate({ language, holder: 'shortcut' })
      const since = clock.now()
      const isPunctuated = dependencies.isPunctuated()
      const begun = { recordingId: recording.id, since, endedAt: null, recording, pieces: [] }
      takes = [...takes, { ...begun, isPunctuated }]
      late = null
      dependencies.wantEscape(true)
      const seesEscape = dependencies.seesEscape()
      display({ kind: 'recording', since, isHeld: true, seesEscape, language, news: null })
    } catch (error) {
      fail(errorOf(error))
    }
  }

  function fail(error: AppError): void {
    handle({ kind: 'ended' })
    display({ kind: 'failed', error }, 'long')
  }

  /** What is spoken has ended; the take that it was. */
  function end(): Take | null {
    const take = speaking()
    if (!take) return null
    dependencies.wantEscape(false)
    change(take.recordingId, (ended) => ({ ...ended, endedAt: clock.now() }))
    return take
  }

  function finishSpeaking(): void {
    const take = end()
    if (!take) return
    display({ kind: 'finishing', waiting: null })
    attempt(() => capture.release(take.recordingId))
    settle()
  }

  function cancelSpeaking(): void {
    const take = end()
    if (!take) return
    drop(take.recordingId)
    attempt(() => capture.cancel(take.recordingId))
    display({ kind: 'cancelled' }, 'short')
  }

  function discardSpeaking(): void {
    const take = end()
    if (!take) return
    drop(take.recordingId)
    attempt(() => capture.delete(take.recordingId))
    display({ kind: 'hidden' })
  }

  function attempt(work: () => void): void {
    try {
      work()
    } catch (error) {
      report('dictation into another program', error)
      display({ kind: 'failed', error: errorOf(error) }, 'long')
    }
  }

  /** Delivers what is done, in the order in which it was spoken. */
  function settle(): void {
    const [first] = takes
    if (!first || isDelivering || first.endedAt === null) return
    if (first.recording.state.kind === 'done') void settleDone(first)
  }

  async function settleDone(take: Take): Promise<void> {
    isDelivering = true
    const state = await bring(take)
    isDelivering = false
    if (!speaking() && newest()?.recordingId === take.recordingId) {
      display(
        state,
        state.kind === 'delivered' && state.how === 'pasted' && state.gaps === 0 ? 'short' : 'long',
      )
    }
    drop(take.recordingId)
    settle()
  }

  async function bring(take: Take): Promise<OverlayState> {
    const heard = textOf(take)
    const gaps = gapsOf(take)
    if (heard === '' && gaps === 0) {
      markDelivered(take, '')
      return { kind: 'nothing', why: take.recording.hasSpeech ? 'no_words' : 'nothing_heard' }
    }
    if (clock.now() - (take.endedAt ?? 0) > latestPaste) {
      late = take
      return { kind: 'late' }
    }
    try {
      const text = (await dependencies.tidy(heard, take.recording.language)) ?? heard
      // A space parts it from what is dictated next, or typed.
      const isToFront = dependencies.target() === 'front'
      const how = await (isToFront ? deliver.toFront(`${text} `) : deliver.toClipboard(text))
      // With gaps it stays in the list, where they can be tried again.
      if (gaps === 0) markDelivered(take, text)
      return { kind: 'delivered', how, gaps }
    } catch (error) {
      report('bringing text into another program', error)
      return { kind: 'failed', error: errorOf(error) }
    }
  }

  function markDelivered({ recordingId }: Take, text: string): void {
    try {
      recordings.deliver(recordingId, text)
    } catch (error) {
      // It then stays in the list.
      report('delivering', error)
    }
  }

  function recordingChanged(recording: Recording): void {
    const before = takes.find(({ recordingId }) => recordingId === recording.id)
    if (!before) return
    change(recording.id, (take) => ({ ...take, recording }))
    const hasEnded = before.endedAt === null && recording.state.kind !== 'recording'
    if (hasEnded) {
      end()
      handle({ kind: 'ended' })
    }
    switch (recording.state.kind) {
      case 'recording':
      case 'interrupted':
      case 'paused':
        return
      case 'failed':
        drop(recording.id)
        display({ kind: 'failed', error: recording.state.error }, 'long')
        return
      case 'cancelled':
        drop(recording.id)
        return
      case 'processing':
      case 'done':
        if (hasEnded) display({ kind: 'finishing', waiting: recording.trouble })
        settle()
        return
      default:
        assertNever(recording.state)
    }
  }

  function keyTold(signal: Exclude<KeySignal, 'press'>, heldFor?: number): void {
    if (signal === 'down') pressedAt = clock.now()
    // Main may be busy when a key is let go of: a tap would look like a hold.
    const at = heldFor === undefined ? clock.now() : pressedAt + heldFor
    if (signal === 'down' && held.kind === 'idle' && dependencies.isInWindow()) isWindows = true
    if (!isWindows) {
      handle(signal === 'escape' || signal === 'blind' ? { kind: signal } : { kind: signal, at })
    } else if (signal === 'down') {
      dependencies.toWindow({ phase: 'press' })
    } else if (signal === 'other') {
      if (at - pressedAt < shortcutWithin) dependencies.toWindow({ phase: 'cancel' })
    } else if (signal !== 'escape') {
      isWindows = false
      dependencies.toWindow({ phase: 'release' })
    }
  }

  return {
    key(signal, heldFor) {
      if (signal !== 'press') return keyTold(signal, heldFor)
      // Its release cannot be seen: each press is a tap.
      keyTold('down')
      return keyTold('up')
    },
    finish() {
      handle({ kind: 'ended' })
      finishSpeaking()
    },
    cancel() {
      handle({ kind: 'ended' })
      if (speaking()) return cancelSpeaking()
      // Nothing more is waited for: the text comes into the list.
      takes = []
      display({ kind: 'hidden' })
    },
    dismiss() {
      late = null
      display({ kind: 'hidden' })
    },
    async copy() {
      const take = late
      if (!take) return
      const text = textOf(take)
      const how = await deliver.toClipboard(text)
      if (gapsOf(take) === 0) markDelivered(take, text)
      display({ kind: 'delivered', how, gaps: gapsOf(take) }, 'long')
      late = null
    },

    recordingsChanged({ changed, removed }) {
      for (const recording of changed) recordingChanged(recording)
      for (const recordingId of removed) {
        const take = takes.find((candidate) => candidate.recordingId === recordingId)
        if (!take || isDelivering) continue
        if (take.endedAt === null) handle({ kind: 'ended' })
        drop(recordingId)
        if (shown.kind === 'recording' || shown.kind === 'finishing') display({ kind: 'hidden' })
      }
    },
    piecesChanged({ recordingId, pieces }) {
      if (!takes.some((take) => take.recordingId === recordingId)) return
      change(recordingId, (take) => ({ ...take, pieces: mergedPieces(take.pieces, pieces) }))
      refresh()
    },
    microphoneTold({ recordingId, news }) {
      if (shown.kind !== 'recording' || speaking()?.recordingId !== recordingId) return
      display({ ...shown, news: news.kind === 'heard' ? null : news })
    },
    transcriberChanged(state) {
      if (shown.kind !== 'finishing') return
      display({ kind: 'finishing', waiting: state.kind === 'ready' ? null : state.error })
    },
    close() {
      callOffHide()
      callOffWatchdog()
    },
  }
}
