import { Check } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useChat, useStores } from '../app/use-stores.ts'
import { Answer } from './answer.tsx'

const none: readonly never[] = []

/** The answers of several models to one message, side by side where there is room, until one of them is kept. */
export function Comparison() {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const answers = useChat(({ place }) => (place.kind === 'open' ? place.comparison : none))
  if (answers.length === 0) return null

  async function keep(messageId: string): Promise<void> {
    if (await chat.getState().show(messageId)) view.getState().focusMessage()
  }

  return (
    <section
      aria-label={t('messages.comparison')}
      className={`relative left-1/2 grid -translate-x-1/2 items-start gap-4 ${widths[answers.length] ?? ''}`}
    >
      {answers.map((answer) => (
        <div
          key={answer.id}
          data-part={answer.id}
          className="flex min-w-0 flex-col gap-4 rounded-lg border border-line px-4 py-3"
        >
          <Answer message={answer} isLast />
          <Button
            aria-label={t('messages.keepOf', { model: answer.model })}
            onPress={() => void keep(answer.id)}
          >
            <Check size={16} aria-hidden />
            {t('messages.keep')}
          </Button>
        </div>
      ))}
    </section>
  )
}

/** Wider than the column of the conversation, whose scroller is the container that is measured. */
const widths: Readonly<Record<number, string>> = {
  1: 'w-full',
  2: 'w-full @min-[44rem]:w-[min(100cqw-2.5rem,64rem)] @min-[44rem]:grid-cols-2',
  3: 'w-full @min-[52rem]:w-[min(100cqw-2.5rem,88rem)] @min-[52rem]:grid-cols-3',
}
