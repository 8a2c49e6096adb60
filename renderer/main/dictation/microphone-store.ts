import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { SpokenLanguage } from '../../../shared/ipc/schemas/settings.ts'
import type { Takes } from './takes-store.ts'

/** A shorter press begins a dictation that goes on until the next one; of a longer one the release is its end. */
export const holdMs = 350

interface Running {
  takeId: number
  /** When the key went down, in milliseconds since 1970. */
  since: number
  /** Is the key still down? If not, the next press ends it. */
  isHeld: boolean
  language: SpokenLanguage
}

/** What the microphone does; its text comes by way of the takes. */
export type Microphone =
  | { kind: 'idle' }
  /** Main was asked to record, and has not answered yet. */
  | ({ kind: 'starting' } & Running)
  | ({ kind: 'recording'; recordingId: string } & Running)
  | { kind: 'failed'; error: AppError }

export interface MicrophoneState {
  microphone: Microphone
  /** The key goes down: the microphone is opened before anybody knows whether it will be held. */
  press(selection: { start: number; end: number }): void
  /** The key goes up. */
  release(): void
  /** The key, or the window with it, is lost: who held it cannot hold it any more. */
  letGo(): void
  /** Ends the recording, held or not. */
  finish(): void
  /** Ends it without text; the sound is kept. */
  cancel(): void
  /** No more sound comes for a take, or less came than should have; `error` is why, where it is not by our wish. */
  soundEnded(takeId: number, error: AppError | null): void
  /** Takes back what it said of a failure. */
  dismiss(): void
}

export type MicrophoneStore = StoreApi<MicrophoneState>

export function isListening(microphone: Microphone): boolean {
  return microphone.kind === 'starting' || microphone.kind === 'recording'
}

export function createMicrophoneStore(dependencies: {
  jutt: Jutt
  takes: Pick<Takes, 'begin' | 'adopt' | 'drop' | 'finish' | 'cancel'>
  language: () => SpokenLanguage
  now: () => number
  report: (error: AppError) => void
}): MicrophoneStore {
  const { jutt, takes, language, now, report } = dependencies
  return createStore<MicrophoneState>()((set, get) => {
    const enter = (microphone: Microphone): void => set({ microphone })

    function running(): Running | null {
      const { microphone } = get()
      const { kind } = microphone
      return kind === 'starting' || kind === 'recording' ? microphone : null
    }

    function change(takeId: number, next: (running: Running) => Microphone): void {
      const current = running()
      if (current?.takeId === takeId) enter(next(current))
    }

    async function start(selection: { start: number; end: number }): Promise<void> {
      const spoken = language()
      const takeId = takes.begin(selection)
      enter({ kind: 'starting', takeId, since: now(), isHeld: true, language: spoken })
      const answer = await jutt.recordings.dictate({ language: spoken })
      if (answer.ok) {
        const recordingId = answer.value.id
        change(takeId, (current) => ({ ...current, kind: 'recording', recordingId }))
        takes.adopt(takeId, answer.value)
      } else {
        takes.drop(takeId)
        const { kind } = get().microphone
        if (kind === 'idle') enter({ kind: 'failed', error: answer.error })
        else change(takeId, () => ({ kind: 'failed', error: answer.error }))
      }
    }

    return {
      microphone: { kind: 'idle' },

      press(selection) {
        const current = running()
        if (!current) void start(selection)
        else if (!current.isHeld) get().finish()
      },

      release() {
        const current = running()
        if (!current?.isHeld) return
        if (now() - current.since >= holdMs) get().finish()
        else set(({ microphone }) => ({ microphone: { ...microphone, isHeld: false } }))
      },

      letGo() {
        if (running()?.isHeld) get().finish()
      },

      finish() {
        const current = running()
        if (!current) return
        enter({ kind: 'idle' })
        takes.finish(current.takeId)
      },

      cancel() {
        const current = running()
        if (!current) return
        enter({ kind: 'idle' })
        takes.cancel(current.takeId)
      },

      soundEnded(takeId, error) {
        const current = running()
        if (current?.takeId === takeId) enter(error ? { kind: 'failed', error } : { kind: 'idle' })
        else if (error && current) report(error)
        else if (error) enter({ kind: 'failed', error })
      },

      dismiss() {
        if (get().microphone.kind === 'failed') enter({ kind: 'idle' })
      },
    }
  })
}
