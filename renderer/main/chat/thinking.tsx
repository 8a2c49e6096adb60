import { memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Disclosure } from '../../ui/disclosure.tsx'
import { duration, secondsSince } from '../app/duration.ts'
import { useNow } from '../app/use-now.ts'

/** What the model thought before it answered: closed, and as it comes when open. */
export function Thinking(props: {
  text: string
  /** Since when the model thinks, in milliseconds since 1970; null when it does not think any more. */
  since: number | null
  milliseconds: number | null
}) {
  const { text, since, milliseconds } = props
  const { t } = useTranslation()

  const label = (): ReactNode => {
    if (since !== null) return <Running since={since} />
    if (milliseconds === null) return t('chat.thought')
    const seconds = Math.max(1, Math.round(milliseconds / 1000))
    return t('chat.thoughtFor', { duration: duration(t, seconds) })
  }

  return (
    <div data-thinking>
      <Disclosure label={label()}>
        <div className="mt-1 mb-2 flex flex-col gap-2 border-l-2 border-line pl-3.5 text-sm leading-relaxed text-quiet">
          {/* By paragraphs, so that only the last one is laid out again while the text grows. */}
          {text.split(/\n{2,}/).map((paragraph, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- paragraphs only ever grow at the end
            <Paragraph key={index} text={paragraph} />
          ))}
        </div>
      </Disclosure>
    </div>
  )
}

/** The seconds are to be seen only: a name that changes each second would be read out again and again. */
function Running({ since }: { since: number }) {
  const { t } = useTranslation()
  const seconds = secondsSince(since, useNow(true))
  return (
    <>
      {t('chat.thinking')}
      <span aria-hidden className="tabular-nums">
        {duration(t, seconds)}
      </span>
    </>
  )
}

const Paragraph = memo(function Paragraph({ text }: { text: string }) {
  return <p className="wrap-anywhere whitespace-pre-wrap">{text}</p>
})
