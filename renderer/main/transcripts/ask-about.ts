import type { TFunction } from 'i18next'
import { askedText } from '../../../shared/transcript/asked-text.ts'
import type { Language } from '../../../shared/i18n/index.ts'
import type { Stores } from '../app/stores.ts'
import { recordingName } from './recording-name.ts'

/** Opens a new chat with the transcript that is open attached to its first message. */
export async function askAboutOpen(
  stores: Stores,
  t: TFunction,
  language: Language,
): Promise<void> {
  const { chat, transcript, attachments, view, toasts } = stores
  const { place } = transcript.getState()
  if (place.kind !== 'open') return
  const name = recordingName(t, language, place.recording)
  const text = askedText(t, place)
  if (text === '') return toasts.notAttached(name, { kind: 'unreadable', reason: 'no_text' })
  transcript.getState().close()
  chat.getState().startNew()
  await attachments.getState().addText(name, text, place.recording.id)
  view.getState().focusMessage()
}
