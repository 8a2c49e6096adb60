import { useTranslation } from 'react-i18next'
import type { ModelEntry } from '../../../shared/ipc/schemas/service.ts'
import { findInCatalogue, type ModelKind } from '../../../shared/models/catalogue.ts'

const kinds = {
  chat: 'settings.kindChat',
  transcription: 'settings.kindTranscription',
  embedding: 'settings.kindEmbedding',
} as const satisfies Record<ModelKind, string>

/** All models of the service, and what each is for. */
export function ModelList({ models }: { models: readonly ModelEntry[] }) {
  const { t } = useTranslation()
  return (
    <ul className="divide-y divide-line border-y border-line">
      {models.map(({ id, kind }) => {
        const known = findInCatalogue(id)
        return (
          <li key={id} className="flex flex-col gap-0.5 py-2.5 text-sm">
            <div className="flex flex-wrap items-baseline justify-between gap-x-4">
              <span className="font-semibold wrap-anywhere">{id}</span>
              <span className="text-quiet">{t(kinds[kind])}</span>
            </div>
            {known && <span className="text-quiet">{t(`models.${known.bestFor}`)}</span>}
          </li>
        )
      })}
    </ul>
  )
}
