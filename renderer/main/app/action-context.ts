import type { ActionContext, Place } from '../../../shared/actions/declaration.ts'
import { isAnswering, isBusy } from '../chat/chat-store.ts'
import { chatModels, thinkingChoice } from '../chat/models.ts'
import { lastOf } from '../chat/place.ts'
import { chosenLanguage, hearsSpeech, spokenLanguages } from '../dictation/languages.ts'
import { isListening } from '../dictation/microphone-store.ts'
import type { Stores } from './stores.ts'

/** What the actions may depend on, read from the stores at this moment. */
export function actionContext(stores: Stores): ActionContext {
  const session = stores.session.getState()
  const chat = stores.chat.getState()
  const transcript = stores.transcript.getState()
  const { theme, language, textSize } = session.settings
  return {
    place: placeOf(stores),
    chatOpen: chat.place.kind === 'open',
    transcriptOpen: transcript.place.kind === 'open',
    mark: markOf(stores),
    hearsSpeech: hearsSpeech(session),
    dictating: isListening(stores.dictation.microphone.getState().microphone),
    answering: isAnswering(chat),
    canEditLast: !isBusy(chat) && lastOf(chat.place, 'user') !== undefined,
    canAnswerAgain: !isBusy(chat) && lastOf(chat.place, 'assistant') !== undefined,
    canToggleThinking: thinkingChoice(session) !== null,
    canCompare: chatModels(session.service).length > 1,
    theme,
    language,
    textSize,
    spokenLanguage: chosenLanguage(session),
    offersAutomatic: spokenLanguages(session).includes('auto'),
  }
}

function placeOf({ session, view, transcript }: Stores): Place {
  if (session.getState().service.kind !== 'connected') return 'firstRun'
  const { panel } = view.getState()
  if (panel !== null) return panel
  return transcript.getState().place.kind === 'closed' ? 'chat' : 'transcript'
}

function markOf({ chat, transcript }: Stores): ActionContext['mark'] {
  const shown = transcript.getState().place
  if (shown.kind === 'open') return shown.recording.mark ?? 'none'
  const { place } = chat.getState()
  return shown.kind === 'closed' && place.kind === 'open' ? (place.chat.mark ?? 'none') : null
}
