import { useEffect, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useChat, useSession, useStores } from '../app/use-stores.ts'
import { editKey, isBusy, isSendable } from './chat-store.ts'
import { chosenModel } from './models.ts'
import { useLanding } from './use-landing.ts'

/** The field for a new version of a message. What is typed in it is a draft like any other: it is kept until sent. */
export function EditMessage({ messageId, draft }: { messageId: string; draft: string }) {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const model = useSession(chosenModel)
  const busy = useChat(isBusy)
  const field = useLanding(messageId, 'editField')
  const isReady = isSendable(draft) && !busy && model !== null

  useEffect(() => {
    const text = field.current?.querySelector('textarea')
    text?.setSelectionRange(text.value.length, text.value.length)
  }, [field])

  function cancel(): void {
    chat.getState().cancelEdit(messageId)
    view.getState().land({ messageId, part: 'edit' })
  }

  async function send(): Promise<void> {
    if (!isReady) return
    if (await chat.getState().sendEdit(messageId, model)) view.getState().focusMessage()
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter takes its suggestion and Escape refuses it.
    if (event.nativeEvent.isComposing) return
    if (event.key === 'Escape') cancel()
    else if (event.key === 'Enter' && !event.shiftKey) void send()
    else return
    event.preventDefault()
  }

  return (
    <div className="flex w-full flex-col gap-2 rounded-xl border border-edge bg-paper p-2 focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
      <span ref={field} className="block">
        <textarea
          aria-label={t('messages.editMessage')}
          value={draft}
          rows={1}
          spellCheck={false}
          onChange={(event) => chat.getState().writeDraft(editKey(messageId), event.target.value)}
          onKeyDown={onKeyDown}
          className="field-sizing-content block max-h-[40vh] min-h-10 w-full resize-none bg-transparent px-2 py-1.5 leading-relaxed outline-none"
        />
      </span>
      <div className="flex justify-end gap-2">
        <Button onPress={cancel}>{t('common.cancel')}</Button>
        <Button kind="primary" isDisabled={!isReady} onPress={() => void send()}>
          {t('messages.saveAndSend')}
        </Button>
      </div>
    </div>
  )
}
