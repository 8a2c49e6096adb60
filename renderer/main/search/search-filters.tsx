import { useId, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useSearch, useSession, useStores } from '../app/use-stores.ts'
import { chatModels } from '../chat/models.ts'
import type { Period, SearchFilters } from './search-store.ts'

const places = ['everything', 'chats', 'transcripts'] as const
const writers = ['anyone', 'you', 'model', 'thinking'] as const
const periods: readonly Period[] = ['anyTime', 'day', 'week', 'month', 'year']

/** Where, by whom and when. */
export function SearchFilterFields() {
  const { t } = useTranslation()
  const { search } = useStores()
  const filters = useSearch((state) => state.filters)
  const models = chatModels(useSession((state) => state.service))
  const change = (part: Partial<SearchFilters>): void => search.getState().setFilters(part)
  const option = (value: string, label: string): ReactNode => (
    <option key={value} value={value}>
      {label}
    </option>
  )
  return (
    <div className="grid grid-cols-[auto_1fr] items-center gap-x-2 gap-y-1 py-1 text-xs">
      <Filter
        label={t('search.among')}
        value={filters.among}
        choose={(value) =>
          change({ among: places.find((place) => place === value) ?? 'everything' })
        }
      >
        {places.map((place) => option(place, t(`search.${place}`)))}
      </Filter>
      <Filter
        label={t('search.writer')}
        value={filters.writer}
        choose={(value) =>
          change({ writer: writers.find((writer) => writer === value) ?? 'anyone' })
        }
      >
        {writers.map((writer) => option(writer, t(`search.${writer}`)))}
      </Filter>
      <Filter
        label={t('search.whichModel')}
        value={filters.model ?? ''}
        choose={(value) => change({ model: value === '' ? null : value })}
      >
        {option('', t('search.anyModel'))}
        {models.map(({ id }) => option(id, id))}
      </Filter>
      <Filter
        label={t('search.when')}
        value={filters.when}
        choose={(value) =>
          change({ when: periods.find((period) => period === value) ?? 'anyTime' })
        }
      >
        {periods.map((period) => option(period, t(`search.${period}`)))}
      </Filter>
    </div>
  )
}

function Filter(props: {
  label: string
  value: string
  choose: (value: string) => void
  children: ReactNode
}) {
  const { label, value, choose, children } = props
  const id = useId()
  return (
    <>
      <label htmlFor={id} className="text-quiet">
        {label}
      </label>
      <select
        id={id}
        value={value}
        onChange={(event) => choose(event.target.value)}
        className="min-h-7 w-full min-w-0 rounded-md border border-edge bg-paper px-1.5 text-ink"
      >
        {children}
      </select>
    </>
  )
}
