import { useTranslation } from 'react-i18next'
import { DoneDialog } from '../../app/done-dialog.tsx'
import { useSession, useStores, useView } from '../../app/use-stores.ts'
import { CopyRequest } from './copy-request.tsx'
import { factsOf } from './facts-of.ts'

/** How an answer came about, and its request as code. */
export function DetailsDialog() {
  const { t } = useTranslation()
  const { view } = useStores()
  const message = useView((state) => state.details)
  const language = useSession((state) => state.language)
  if (message === null) return null
  const close = (): void => view.getState().showDetails(null)

  return (
    <DoneDialog heading={t('details.heading')} close={close}>
      <dl className="grid gap-x-5 text-sm @min-[20rem]/window:grid-cols-[minmax(7rem,auto)_1fr] @min-[20rem]/window:gap-y-1.5">
        {factsOf(t, language, message).map(({ name, value }) => (
          <div key={name} className="contents">
            <dt className="text-quiet wrap-anywhere">{name}</dt>
            <dd className="max-h-40 min-w-0 overflow-y-auto whitespace-pre-wrap wrap-anywhere tabular-nums">
              {value}
            </dd>
          </div>
        ))}
      </dl>
      <div className="flex flex-col gap-2 border-t border-line pt-4">
        <CopyRequest messageId={message.id} />
        <p className="text-sm text-quiet">{t('details.keyHint')}</p>
      </div>
    </DoneDialog>
  )
}
