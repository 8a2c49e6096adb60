import { RotateCcw, StepForward } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isContinuable } from '../../../shared/continuable.ts'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { useNowUntil } from '../app/use-now.ts'
import { useChat, useSession, useStores } from '../app/use-stores.ts'
import { isBusy } from './chat-store.ts'
import { endingSentence, waitEnd } from './ending.ts'
import { chosenModel } from './models.ts'

/** Says how an answer ended where it is not simply complete, and offers to go on with it or to try again. */
export function AnswerEnding(props: { message: AssistantMessage; canTryAgain: boolean }) {
  const { message, canTryAgain } = props
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const model = useSession(chosenModel)
  const busy = useChat(isBusy)
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
        <ErrorDetails error={message.state.error} label={t('common.serviceSaid')} />
      )}
      {canTryAgain && model !== null && (
        <div className="flex flex-wrap gap-2">
          {isContinuable(message) && (
            <Button isDisabled={busy} onPress={goOn}>
              <StepForward size={15} aria-hidden />
              {t('messages.continue')}
            </Button>
          )}
          <Button isDisabled={busy} onPress={tryAgain}>
            <RotateCcw size={15} aria-hidden />
            {t('common.tryAgain')}
          </Button>
        </div>
      )}
    </Notice>
  )
}
