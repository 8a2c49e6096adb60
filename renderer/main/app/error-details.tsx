import { Check, Copy } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import { Button } from '../../ui/button.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { useCopy } from './use-copy.ts'

/** The service's own words behind an error, for whoever wants to pass them on; nothing where there are none. */
export function ErrorDetails(props: {
  error: AppError
  /** Another name, where something beside it is called "Details". */
  label?: string
}) {
  const { t } = useTranslation()
  const { error, label = t('common.details') } = props
  const { status, detail } = error
  const lines = [
    ...(status === undefined ? [] : [t('common.status', { status })]),
    ...(detail === undefined || detail === '' ? [] : [detail]),
  ]
  if (lines.length === 0) return null
  return (
    <Disclosure label={label}>
      <Words lines={lines} />
    </Disclosure>
  )
}

function Words({ lines }: { lines: readonly string[] }) {
  const { t } = useTranslation()
  const { copied, copy } = useCopy()
  const Icon = copied ? Check : Copy
  return (
    <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-2 pt-1">
      <div className="min-w-0 flex-1 basis-52 font-mono text-xs wrap-anywhere whitespace-pre-wrap text-ink">
        {lines.map((line) => (
          <p key={line}>{line}</p>
        ))}
      </div>
      <Button onPress={() => void copy(() => lines.join('\n'))}>
        <Icon size={15} aria-hidden />
        {t(copied ? 'common.copied' : 'common.copy')}
      </Button>
    </div>
  )
}
