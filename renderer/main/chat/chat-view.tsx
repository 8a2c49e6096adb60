import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useChat, useStores } from '../app/use-stores.ts'
import { Composer } from './composer.tsx'
import { Conversation } from './conversation.tsx'
import { EmptyChat } from './empty-chat.tsx'

/** The open chat, or the beginning of a new one, over the field to write in. */
export function ChatView() {
  const place = useChat((state) => state.place)
  return (
    <main className="flex min-h-0 flex-1 flex-col">
      {place.kind === 'new' && <EmptyChat />}
      {place.kind === 'opening' && <Opening />}
      {place.kind === 'failed' && <NotOpened />}
      {place.kind === 'open' && (
        <Conversation key={place.chat.id} messages={place.messages} added={place.added} />
      )}
      <Composer />
    </main>
  )
}

function Opening() {
  const { t } = useTranslation()
  return (
    <p className="appear-late flex flex-1 items-center justify-center text-quiet">
      {t('chat.opening')}
    </p>
  )
}

function NotOpened() {
  const { t } = useTranslation()
  const { chat } = useStores()
  const place = useChat((state) => state.place)
  if (place.kind !== 'failed') return null
  return (
    <div
      role="alert"
      className="flex flex-1 flex-col items-center justify-center gap-4 p-6 text-center"
    >
      <p className="max-w-md">{errorSentence(t, place.error)}</p>
      <Button onPress={() => void chat.getState().open(place.chatId)}>
        {t('common.tryAgain')}
      </Button>
    </div>
  )
}
