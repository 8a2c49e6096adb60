import { X } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContentSlot,
  UNSTABLE_ToastRegion as AriaToastRegion,
  Text,
} from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import { Button } from '../../ui/button.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { attachRefusalSentence } from '../attachments/refusal-sentence.ts'
import { recordingName } from '../transcripts/recording-name.ts'
import { refusalSentence } from '../transcripts/refusal-sentence.ts'
import { errorSentence } from './error-sentence.ts'
import { useIsNarrow } from './narrow.ts'
import type { DeletedItem, ToastContent } from './toasts.ts'
import { useSession, useStores, useView } from './use-stores.ts'

/** In the middle of what is beside the list, which is 16.5rem wide, or of the window. */
const places = {
  beside: 'left-[calc(50%+8.25rem)] max-w-[calc(100vw-18.5rem)]',
  alone: 'left-1/2 max-w-[calc(100vw-2rem)]',
} as const

/**
 * Passing messages below the header; F6 leads to them. Nothing of it is made before the first one: it counts them in the
 * plural forms of the language, for which V8 looks through all languages.
 */
export function ToastRegion() {
  const { queue } = useStores().toasts
  const hasToasts = useSyncExternalStore(
    (changed) => queue.subscribe(changed),
    () => queue.visibleToasts.length > 0,
  )
  const [wasNeeded, setWasNeeded] = useState(hasToasts)
  if (hasToasts && !wasNeeded) setWasNeeded(true)
  return wasNeeded && <Toasts />
}

function Toasts() {
  const { queue } = useStores().toasts
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const isNarrow = useIsNarrow()
  const isListShown = useView(({ sidebarOpen }) => sidebarOpen) && !isNarrow

  const deletedSentence = (item: DeletedItem): string => {
    switch (item.kind) {
      case 'chat':
        return t('shell.chatDeleted', { title: item.chat.title })
      case 'transcript':
        return t('transcripts.deleted', { name: recordingName(t, language, item.recording) })
      case 'message':
        return t(item.message.role === 'user' ? 'messages.userDeleted' : 'messages.answerDeleted')
      case 'prompt':
        return t('prompts.deleted', { name: item.prompt.name })
      default:
        return assertNever(item)
    }
  }

  const sentence = (content: ToastContent): string => {
    switch (content.kind) {
      case 'error':
        return errorSentence(t, content.error)
      case 'deleted':
        return deletedSentence(content.item)
      case 'done':
        return t(`list.${content.what}`, { count: content.count })
      case 'cancelled':
        return t('dictation.cancelled')
      case 'notAttached':
        return attachRefusalSentence(t, content.name, content.refusal)
      case 'refused':
        return refusalSentence(t, content.names, content.refusal)
      default:
        return assertNever(content)
    }
  }

  return (
    <AriaToastRegion
      queue={queue}
      className={`fixed top-15 z-50 flex w-max -translate-x-1/2 flex-col gap-2 rounded-lg ${isListShown ? places.beside : places.alone}`}
    >
      {({ toast }) => (
        <Toast
          toast={toast}
          className="flex max-w-lg items-center gap-2 rounded-lg border border-line bg-raised py-1.5 pr-1.5 pl-4 text-sm shadow-float"
        >
          <ToastContentSlot className="min-w-0 flex-1">
            <Text slot="title" className="wrap-anywhere line-clamp-3">
              {sentence(toast.content)}
            </Text>
          </ToastContentSlot>
          {(toast.content.kind === 'deleted' || toast.content.kind === 'done') && (
            <ToastButton
              label={t('common.undo')}
              run={toast.content.undo}
              close={() => queue.close(toast.key)}
            />
          )}
          {toast.content.kind === 'cancelled' && (
            <ToastButton
              label={t('dictation.transcribe')}
              run={toast.content.transcribe}
              close={() => queue.close(toast.key)}
            />
          )}
          <IconButton small icon={X} label={t('common.dismiss')} slot="close" />
        </Toast>
      )}
    </AriaToastRegion>
  )
}

function ToastButton(props: { label: string; run: () => Promise<void>; close: () => void }) {
  const { label, run, close } = props
  return (
    <Button
      kind="bare"
      className="text-accent"
      onPress={() => {
        void run()
        close()
      }}
    >
      {label}
    </Button>
  )
}
