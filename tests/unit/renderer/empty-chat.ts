import type { ActionContext } from '../../../shared/actions/declaration.ts'

/** What actions depend on where a new chat is shown, and everything is set as at first. */
export const emptyChat: ActionContext = {
  place: 'chat',
  chatOpen: false,
  transcriptOpen: false,
  mark: null,
  hearsSpeech: true,
  dictating: false,
  answering: false,
  canEditLast: false,
  canAnswerAgain: false,
  canToggleThinking: true,
  canCompare: true,
  theme: 'system',
  language: 'system',
  textSize: 100,
  spokenLanguage: 'et',
  offersAutomatic: true,
}
