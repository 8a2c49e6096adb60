import { RotateCcw, StepForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isContinuable } from '../../../shared/continuable.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { Notice } from '../../ui/notice.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { useNowUntil } from '../app/use-now.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { endingSentence, waitEnd } from './ending.ts'
import { IdleButton } from './idle-button.tsx'
import { chosenModel } from './models.ts'

/** Says how an answer ended where it is not simply complete, and offers to go on with it or to try again. */
export function AnswerEnding(props: { message: AssistantMessage; canTryAgain: boolean }) {
  const { message, canTryAgain } = props
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const model = useSession(chosenModel)
  const now = useNowUntil(waitEnd(message))
  const sentence = endingSentence(t, message, now)
  if (sentence === null) return null
  const failed = message.state.kind === 'failed'
  const tryAgain = (): void => {
    if (model === null) return
    // The button goes away with the answer.
    view.getState().focusMessage()
    void chat.getState().answerAgain(message.id, model)
  }
  const goOn = (): void => {
    view.getState().focusMessage()
    void chat.getState().continueAnswer(message.id)
  }

  return (
    <Notice kind={failed ? 'danger' : 'plain'}>
      <p>{sentence}</p>
      {message.state.kind === 'failed' && (
        <ErrorDetails error={message.state.error} label={t('common.errorDetails')} />
      )}
      {canTryAgain && model !== null && (
        <div className="flex flex-wrap gap-2">
          {isContinuable(message) && (
            <IdleButton onPress={goOn}>
              <StepForward size={15} aria-hidden />
              {t('messages.continue')}
            </IdleButton>
          )}
          <IdleButton onPress={tryAgain}>
            <RotateCcw size={15} aria-hidden />
            {t('common.tryAgain')}
          </IdleButton>
        </div>
      )}
    </Notice>
  )
}
