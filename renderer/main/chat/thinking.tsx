import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../../ui/disclosure.tsx'
import { duration } from '../app/duration.ts'

/** What the model thought before it answered: closed, and as it comes when open. */
export function Thinking(props: { text: string; running: boolean; milliseconds: number | null }) {
  const { text, running, milliseconds } = props
  const { t } = useTranslation()

  const label = (): string => {
    if (running) return t('chat.thinking')
    if (milliseconds === null) return t('chat.thought')
    const seconds = Math.max(1, Math.round(milliseconds / 1000))
    return t('chat.thoughtFor', { duration: duration(t, seconds) })
  }

  return (
    <Disclosure label={label()}>
      <div className="mt-1 mb-2 flex flex-col gap-2 border-l-2 border-line pl-3.5 text-sm leading-relaxed text-quiet">
        {/* By paragraphs, so that only the last one is laid out again while the text grows. */}
        {text.split(/\n{2,}/).map((paragraph, index) => (
          // oxlint-disable-next-line react/no-array-index-key -- paragraphs only ever grow at the end
          <Paragraph key={index} text={paragraph} />
        ))}
      </div>
    </Disclosure>
  )
}

const Paragraph = memo(function Paragraph({ text }: { text: string }) {
  return <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
})
