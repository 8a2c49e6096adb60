import { useTranslation } from 'react-i18next'
import type { ModelEntry } from '../../../shared/ipc/schemas/service.ts'
import { findInCatalogue, type ModelKind } from '../../../shared/models/catalogue.ts'
import { useSession } from '../app/use-stores.ts'

const kinds = {
  chat: 'settings.kindChat',
  transcription: 'settings.kindTranscription',
  embedding: 'settings.kindEmbedding',
} as const satisfies Record<ModelKind, string>

/** All models of the service, with what is known about each. */
export function ModelList({ models }: { models: readonly ModelEntry[] }) {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const number = new Intl.NumberFormat(language)
  return (
    <div className="flex flex-col gap-2">
      <h3 className="text-sm font-semibold">{t('settings.models')}</h3>
      <ul className="divide-y divide-line border-y border-line">
        {models.map(({ id, kind, contextTokens }) => {
          const known = findInCatalogue(id)
          return (
            <li key={id} className="flex flex-col gap-0.5 py-2.5 text-sm">
              <div className="flex flex-wrap items-baseline justify-between gap-x-4">
                <span className="font-semibold wrap-anywhere">{id}</span>
                <span className="text-quiet">{t(kinds[kind])}</span>
              </div>
              {known && <span className="text-quiet">{t(`models.${known.bestFor}`)}</span>}
              {contextTokens !== undefined && (
                <span className="text-quiet">
                  {t('settings.context', {
                    count: contextTokens,
                    formatted: number.format(contextTokens),
                  })}
                </span>
              )}
            </li>
          )
        })}
      </ul>
    </div>
  )
}
