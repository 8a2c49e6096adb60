import { RotateCcw } from 'lucide-react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import type { GapPassage, GapReason } from '../../../shared/transcript/weave.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { errorSentence } from '../app/error-sentence.ts'

/** A part whose text is missing or doubtful: where it is, why, what came of it, and a way to ask again. */
export function Gap(props: {
  gap: GapPassage
  /** Is there sound to be asked about? */
  isRetryable: boolean
  retry: (index: number) => void
}) {
  const { gap, isRetryable, retry } = props
  const { t } = useTranslation()
  const place = { from: clockTime(gap.start), to: clockTime(gap.end) }
  return (
    <fieldset
      aria-label={t('transcripts.gap', place)}
      className="flex min-w-0 flex-col gap-2 rounded-md border border-dashed border-caution/60 bg-caution-soft px-3.5 py-2.5 text-sm"
    >
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-48">
          <p className="font-semibold text-caution tabular-nums" aria-hidden>
            {t('transcripts.gap', place)}
          </p>
          <p>{reasonSentence(t, gap.reason)}</p>
          {gap.reason.kind === 'failed' && <ErrorDetails error={gap.reason.error} />}
        </div>
        {isRetryable && (
          <Button aria-label={t('transcripts.retryPart', place)} onPress={() => retry(gap.index)}>
            <RotateCcw size={15} aria-hidden />
            {t('transcripts.retry')}
          </Button>
        )}
      </div>
      {gap.text !== '' && (
        <div>
          <p className="text-quiet">{t('transcripts.doubtful')}</p>
          <blockquote className="mt-1 border-l-2 border-caution/60 pl-3 wrap-anywhere italic">
            {gap.text}
          </blockquote>
        </div>
      )}
    </fieldset>
  )
}

function reasonSentence(t: TFunction, reason: GapReason): string {
  switch (reason.kind) {
    case 'short':
      return t('transcripts.gapShort')
    case 'loop':
      return t('transcripts.gapLoop')
    case 'excess':
      return t('transcripts.gapExcess')
    case 'failed':
      return errorSentence(t, reason.error)
    default:
      return assertNever(reason)
  }
}
