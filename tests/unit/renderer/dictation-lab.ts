import { nothingAttached } from './nothing-attached.ts'
import { createNewSetup } from '../../../renderer/main/chat-setup/new-setup.ts'
import { expect, vi } from 'vitest'
import { createChatStore } from '../../../renderer/main/chat/chat-store.ts'
import { createDictation } from '../../../renderer/main/dictation/create-dictation.ts'
import type { AppError } from '../../../shared/errors.ts'
import type { Piece, RecordingState } from '../../../shared/ipc/schemas/recordings.ts'
import { createFakeJutt } from './fake-jutt.ts'
import { pieceOf } from './fake-recordings.ts'

/** A piece that could not be transcribed. */
export function gapAt(index: number): Piece {
  return pieceOf(index, '', { state: { kind: 'gap', reason: { kind: 'short' } } })
}

/** A piece whose text is still to come. */
export function waitingAt(index: number): Piece {
  return pieceOf(index, '', { state: { kind: 'waiting' } })
}

/** Dictation over a fake main, with what a person does, and what main does in turn. */
export function createDictationLab() {
  const jutt = createFakeJutt()
  const reported: AppError[] = []
  const kept: string[] = []
  const wishes = { spokenPunctuation: false, cleanUp: false }
  let time = 1000
  const now = (): number => time
  const report = (error: AppError): void => void reported.push(error)
  const chat = createChatStore({
    attachments: nothingAttached,
    newSetup: createNewSetup({ get: () => null, set: () => undefined }),
    jutt,
    memory: { get: () => null, set: () => undefined },
    drafts: {},
    schedule: () => () => undefined,
    now,
    report,
    messageDeleted: () => undefined,
  })
  const dictation = createDictation({
    jutt,
    chat,
    language: () => 'et',
    wishes: () => wishes,
    now,
    report,
    kept: (recordingId) => kept.push(recordingId),
  })
  const { microphone, takes, sending } = dictation
  const draft = (key = ''): string => chat.getState().drafts[key] ?? ''

  function press(start = draft().length, end = start): void {
    microphone.getState().press({ start, end })
  }

  return {
    jutt,
    chat,
    dictation,
    reported,
    kept,
    wishes,
    draft,
    press,
    wait: (milliseconds: number): void => void (time += milliseconds),
    type: (text: string): void => chat.getState().setDraft(text),
    microphone: () => microphone.getState().microphone,
    takes: () => takes.store.getState().takes,
    firstTake: () => takes.store.getState().takes[0]?.id ?? 0,
    isSending: () => sending.getState().awaited !== null,
    async recording(): Promise<void> {
      await vi.waitFor(() => expect(microphone.getState().microphone.kind).toBe('recording'))
    },
    async speak(): Promise<void> {
      press()
      await this.recording()
    },
    /** The end of a hold. */
    finish(): void {
      time += 1000
      microphone.getState().release()
    },
    /** Main is through with it, or in that state. */
    end(recordingId: string, hasSpeech = true, state: RecordingState = { kind: 'done' }): void {
      const pieces = jutt.recordingsKept.get(recordingId)?.pieces ?? []
      const gaps = pieces.filter((piece) => piece.state.kind === 'gap').length
      jutt.change(recordingId, { state, hasSpeech, gaps, samples: 160_000 })
    },
  }
}
