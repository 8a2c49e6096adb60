import { ArrowUp, X } from 'lucide-react'
import {
  memo,
  useEffect,
  useRef,
  type ClipboardEvent,
  type FormEvent,
  type KeyboardEvent,
} from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { useShallow } from 'zustand/react/shallow'
import { Button } from '../../ui/button.tsx'
import { ActionIcon } from '../app/action-icon.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import {
  useAttachments,
  useChat,
  useMicrophone,
  useRunAction,
  useSession,
  useStores,
  useTakes,
} from '../app/use-stores.ts'
import { AttachButton } from '../attachments/attach-button.tsx'
import { ComposerAttachments } from '../attachments/composer-attachments.tsx'
import { DictationNotices } from '../dictation/dictation-notices.tsx'
import { HoldToTalk } from '../dictation/hold-to-talk.tsx'
import { LanguageButton } from '../dictation/language-button.tsx'
import { hearsSpeech } from '../dictation/languages.ts'
import { RecordingStrip } from '../dictation/recording-strip.tsx'
import { isUnfinished } from '../dictation/take.ts'
import { Transcribing } from '../dictation/transcribing.tsx'
import { useKeptCaret } from '../dictation/use-kept-caret.ts'
import { longestMessage } from '../../../shared/limits.ts'
import { isAnswering, isSendable, isUndecided } from './chat-store.ts'
import { ComparePicker } from './compare-picker.tsx'
import { ModelPicker } from './model-picker.tsx'
import { chosenModel } from './models.ts'
import { draftKey } from './place.ts'
import { useInsertedText } from './use-inserted-text.ts'
import { ThinkFirst } from './think-first.tsx'

/** The field to write in. What is typed stays until it is safely sent. */
export function Composer() {
  const { t } = useTranslation()
  const { chat, dictation, attachments } = useStores()
  const run = useRunAction()
  const draft = useChat((state) => state.drafts[draftKey(state.place)] ?? '')
  const answering = useChat(isAnswering)
  const sending = useChat((state) => state.sending)
  const undecided = useChat(isUndecided)
  const sendError = useChat((state) => state.sendError)
  const model = useSession(chosenModel)
  const field = useMessageFocus()
  const hears = useSession(hearsSpeech)
  const place = useChat((state) => draftKey(state.place))
  const coming = useTakes(
    useShallow(({ takes }) =>
      takes.filter((take) => take.draft === place && isUnfinished(take)).map(({ id }) => id),
    ),
  )
  const isAwaited = useStore(dictation.sending, ({ awaited }) => awaited !== null)
  const attached = useAttachments(
    useShallow(({ of }) => {
      const { ids, isReading } = of(place)
      return { ids: ids.length, isReading }
    }),
  )
  useKeptCaret(field, draft)
  useInsertedText(field)
  // A field that goes away in the middle of a word tells nobody that it is composed no more.
  useEffect(() => () => dictation.takes.setComposing(false), [dictation])

  function send(event?: FormEvent): void {
    event?.preventDefault()
    // The button that was pressed goes away: whoever has a keyboard only must not be left nowhere.
    field.current?.focus()
    if (model !== null) dictation.sending.getState().send(model)
  }

  function callOff(): void {
    field.current?.focus()
    dictation.sending.getState().callOff()
  }

  function stop(): void {
    field.current?.focus()
    run('stopAnswer')
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While an input method composes, Enter takes its suggestion.
    if (event.nativeEvent.isComposing) return
    if (event.key === '/' && draft === '') {
      event.preventDefault()
      run('openPrompts')
      return
    }
    if (event.key === 'ArrowUp' && draft === '') {
      event.preventDefault()
      run('editLastMessage')
      return
    }
    if (event.key !== 'Enter' || event.shiftKey) return
    event.preventDefault()
    send()
  }

  /** Files go along; of a table or a text that comes with its picture, the text is meant. */
  function onPaste(event: ClipboardEvent): void {
    const { clipboardData } = event
    const files = [...clipboardData.files]
    if (files.length === 0 || clipboardData.types.includes('text/plain')) return
    event.preventDefault()
    void attachments.getState().addFiles(files)
  }

  return (
    <form onSubmit={send} className="shrink-0 px-3 pb-3 sm:px-5 sm:pb-4">
      <div className="@container mx-auto w-full max-w-column">
        {draft.length > longestMessage && <TooLong length={draft.length} />}
        {sendError && (
          <p role="alert" className="px-1 pb-2 text-sm text-danger">
            {errorSentence(t, sendError)}
          </p>
        )}
        {undecided && !answering && (
          <p className="px-1 pb-2 text-sm text-quiet">{t('messages.keepFirst')}</p>
        )}
        <DictationNotices />
        {model === null && <p className="px-1 pb-2 text-sm text-quiet">{t('chat.noModels')}</p>}
        <ComposerAttachments />
        <div className="rounded-xl border border-edge bg-paper focus-within:outline-2 focus-within:-outline-offset-1 focus-within:outline-accent">
          <textarea
            ref={field}
            aria-label={t('chat.message')}
            placeholder={t('chat.placeholder')}
            value={draft}
            rows={1}
            spellCheck={false}
            readOnly={sending}
            onChange={(event) => chat.getState().setDraft(event.target.value)}
            onKeyDown={onKeyDown}
            onPaste={onPaste}
            onCompositionStart={() => dictation.takes.setComposing(true)}
            onCompositionEnd={() => dictation.takes.setComposing(false)}
            className="field-sizing-content block max-h-[40vh] min-h-12 w-full resize-none bg-transparent px-4 pt-3 pb-1 leading-relaxed outline-none placeholder:text-quiet"
          />
          <div className="flex items-center px-2 pb-2 @max-[38rem]:flex-wrap @max-[38rem]:justify-end @min-[24rem]:gap-1">
            <ComposerChoices coming={coming} isAwaited={isAwaited} />
            {hears && <HoldToTalk field={field} />}
            {isAwaited ? (
              <Button onPress={callOff}>
                <X size={16} aria-hidden />
                <span className="max-sm:sr-only">{t('dictation.dontSend')}</span>
              </Button>
            ) : answering ? (
              <Button onPress={stop}>
                <ActionIcon id="stopAnswer" size={13} fill="currentColor" />
                <span className="max-sm:sr-only">{t('chat.stop')}</span>
              </Button>
            ) : (
              <Button
                kind="primary"
                type="submit"
                isDisabled={
                  undecided ||
                  !(isSendable(draft, attached.ids) || coming.length > 0) ||
                  attached.isReading ||
                  sending ||
                  model === null
                }
              >
                <ArrowUp size={16} aria-hidden />
                <span className="max-sm:sr-only">{t('chat.send')}</span>
              </Button>
            )}
          </div>
        </div>
      </div>
    </form>
  )
}

function TooLong({ length }: { length: number }) {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const number = new Intl.NumberFormat(language)
  return (
    <p role="alert" className="px-1 pb-2 text-sm text-danger">
      {t('chat.messageTooLong', {
        length: number.format(length),
        longest: number.format(longestMessage),
      })}
    </p>
  )
}

/** What the next message and the next dictation are made with; while one is made, how it goes. */
const ComposerChoices = memo(function ComposerChoices(props: {
  coming: readonly number[]
  isAwaited: boolean
}) {
  const { coming, isAwaited } = props
  const microphone = useMicrophone((state) => state.microphone)
  const hears = useSession(hearsSpeech)
  const isHeldUp = useSession(({ transcriber }) => transcriber.kind !== 'ready')

  if (microphone.kind === 'starting' || microphone.kind === 'recording') {
    return <RecordingStrip {...microphone} />
  }
  // What waits for the service says so above, and chat goes on meanwhile.
  if (isAwaited || (coming.length > 0 && !isHeldUp)) {
    return <Transcribing takeIds={coming} isSent={isAwaited} />
  }
  return (
    <>
      <AttachButton />
      <ModelPicker />
      <ComparePicker />
      <ThinkFirst />
      <span className="flex-1" />
      {hears && <LanguageButton />}
    </>
  )
})

/** The caret goes to the message field at the start, and whenever an action asks for it. */
function useMessageFocus() {
  const field = useRef<HTMLTextAreaElement>(null)
  const { view } = useStores()
  useEffect(() => {
    field.current?.focus()
    return view.subscribe((state, before) => {
      if (state.focusRequests !== before.focusRequests) field.current?.focus()
    })
  }, [view])
  return field
}
