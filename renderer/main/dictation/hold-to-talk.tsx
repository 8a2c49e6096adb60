import { Mic } from 'lucide-react'
import { memo, type RefObject } from 'react'
import { Focusable } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { Hint } from '../../ui/hint.tsx'
import { useChat, useMicrophone, useShortcutLabel } from '../app/use-stores.ts'
import { isListening } from './microphone-store.ts'
import { useDictationAnnouncements } from './use-dictation-announcements.ts'
import { useHold } from './use-hold.ts'

/** The button that is held while one talks, or tapped before and after. */
export const HoldToTalk = memo(function HoldToTalk({
  field,
}: {
  field: RefObject<HTMLTextAreaElement | null>
}) {
  const { t } = useTranslation()
  const listening = useMicrophone(({ microphone }) => isListening(microphone))
  const sending = useChat((state) => state.sending)
  const hold = useHold(field)
  const shortcut = useShortcutLabel('dictate')
  useDictationAnnouncements()
  return (
    <Hint label={t('dictation.hold')} shortcut={shortcut}>
      <Focusable>
        <button
          type="button"
          {...hold}
          aria-label={t('dictation.hold')}
          aria-pressed={listening}
          // A button that is disabled while it is held would never hear that it is let go.
          disabled={sending && !listening}
          className={`mr-1 inline-flex size-9 shrink-0 @min-[24rem]:mr-0 touch-none items-center justify-center rounded-md select-none disabled:opacity-45 ${listening ? 'bg-accent text-on-accent' : 'text-quiet hover:bg-hover hover:text-ink'}`}
        >
          <Mic size={18} aria-hidden />
        </button>
      </Focusable>
    </Hint>
  )
})
