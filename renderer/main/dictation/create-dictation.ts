import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Settings, SpokenLanguage } from '../../../shared/ipc/schemas/settings.ts'
import type { ChatStore } from '../chat/chat-store.ts'
import { createMeter, type Meter } from './meter.ts'
import { createMicrophoneStore, type MicrophoneStore } from './microphone-store.ts'
import { createMicrophonesStore, type MicrophonesStore } from './microphones-store.ts'
import { createSendLater, type SendLaterStore } from './send-later.ts'
import { createShortcutStore, type ShortcutStore } from './shortcut-store.ts'
import { createTakes, type Takes } from './takes-store.ts'

/** Hold to talk: the microphone, what was said and goes into the drafts, and sending that waits for it. */
export interface Dictation {
  microphone: MicrophoneStore
  microphones: MicrophonesStore
  shortcut: ShortcutStore
  takes: Takes
  meter: Meter
  sending: SendLaterStore
}

export function createDictation(dependencies: {
  jutt: Jutt
  chat: ChatStore
  language: () => SpokenLanguage
  /** How the person wants dictated text. */
  wishes: () => Pick<Settings, 'spokenPunctuation' | 'cleanUp'>
  now: () => number
  report: (error: AppError) => void
  /** A dictation was cancelled, and its sound is kept. */
  kept: (recordingId: string) => void
}): Dictation {
  const { jutt, chat, language, wishes, now, report, kept } = dependencies
  const takes = createTakes({
    jutt,
    chat,
    wishes,
    report,
    kept,
    soundEnded: (id, error) => microphone.getState().soundEnded(id, error),
  })
  const microphone = createMicrophoneStore({ jutt, takes, language, now, report })
  const meter = createMeter({ jutt })
  microphone.subscribe(({ microphone: now }, { microphone: before }) => {
    const id = now.kind === 'recording' ? now.recordingId : null
    const old = before.kind === 'recording' ? before.recordingId : null
    if (id !== old) meter.watch(id)
  })
  const sending = createSendLater({ chat, takes, microphone })
  return {
    microphone,
    microphones: createMicrophonesStore(jutt),
    shortcut: createShortcutStore(jutt),
    takes,
    meter,
    sending,
  }
}
