import { useTranslation } from 'react-i18next'
import { recordingOf } from '../../../shared/attachments/reading-plan.ts'
import { Button } from '../../ui/button.tsx'
import { useAttachments, useChat, useStores } from '../app/use-stores.ts'
import { draftKey } from '../chat/place.ts'
import { readyOf } from './attachments-store.ts'

const questions = ['summary', 'minutes', 'decisions'] as const

/** What is often asked about a transcript, to be put into the message field as long as that is empty. */
export function ReadyQuestions() {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const key = useChat((state) => draftKey(state.place))
  const isEmpty = useChat((state) => (state.drafts[key] ?? '').trim() === '')
  const hasTranscript = useAttachments((state) =>
    readyOf(state.byDraft[key] ?? []).some((each) => recordingOf(each) !== null),
  )
  if (!hasTranscript || !isEmpty) return null

  function put(question: (typeof questions)[number]): void {
    chat.getState().setDraft(t(`asking.${question}Text`))
    view.getState().focusMessage()
  }

  return (
    <fieldset aria-label={t('asking.ready')} className="flex min-w-0 flex-wrap gap-1.5 px-1 pb-2">
      {questions.map((question) => (
        <Button key={question} onPress={() => put(question)}>
          {t(`asking.${question}`)}
        </Button>
      ))}
    </fieldset>
  )
}
