import { Mic } from 'lucide-react'
import type { RefObject } from 'react'
import { Focusable, Tooltip, TooltipTrigger } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { useChat, useMicrophone } from '../app/use-stores.ts'
import { isListening } from './microphone-store.ts'
import { useDictationAnnouncements } from './use-dictation-announcements.ts'
import { useHold } from './use-hold.ts'

/** The button that is held while one talks, or tapped before and after. */
export function HoldToTalk({ field }: { field: RefObject<HTMLTextAreaElement | null> }) {
  const { t } = useTranslation()
  const listening = useMicrophone(({ microphone }) => isListening(microphone))
  const sending = useChat((state) => state.sending)
  const hold = useHold(field)
  useDictationAnnouncements()
  return (
    <TooltipTrigger delay={600}>
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
      <Tooltip
        offset={6}
        className="rounded-md border border-line bg-raised px-2 py-1 text-xs text-ink shadow-float"
      >
        {t('dictation.hold')}
      </Tooltip>
    </TooltipTrigger>
  )
}
