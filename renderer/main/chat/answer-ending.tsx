import { RotateCcw } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AssistantMessage } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { useNowUntil } from '../app/use-now.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { endingSentence, waitEnd } from './ending.ts'
import { chosenModel } from './models.ts'

/** Says how an answer ended where it is not simply complete, and offers to try again. */
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

  return (
    <Notice kind={failed ? 'danger' : 'plain'}>
      <p>{sentence}</p>
      {message.state.kind === 'failed' && <ErrorDetails error={message.state.error} />}
      {canTryAgain && model !== null && (
        <Button className="self-start" onPress={tryAgain}>
          <RotateCcw size={15} aria-hidden />
          {t('common.tryAgain')}
        </Button>
      )}
    </Notice>
  )
}
