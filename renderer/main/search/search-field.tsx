import { Search, SlidersHorizontal, X } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Button, Input, SearchField as AriaSearchField } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useSearch, useShortcutLabel, useStores, useView } from '../app/use-stores.ts'
import { openFinding } from './open-finding.ts'
import { SearchFilterFields } from './search-filters.tsx'
import { isSearching, noFilters } from './search-store.ts'

/** The field above the list, and behind its button what narrows a search down. */
export function SearchField() {
  const { t } = useTranslation()
  const stores = useStores()
  const query = useSearch((state) => state.query)
  const searching = useSearch(isSearching)
  const filters = useSearch((state) => state.filters)
  const shortcut = useShortcutLabel('focusSearch')
  const requests = useView((state) => state.searchRequests)
  const [filtersOpen, setFiltersOpen] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const answered = useRef(stores.view.getState().drawerOpen ? requests - 1 : requests)
  const isNarrowed = JSON.stringify(filters) !== JSON.stringify(noFilters)

  useEffect(() => {
    if (requests === answered.current) return
    answered.current = requests
    input.current?.focus()
    input.current?.select()
  }, [requests])

  function openFirst(): void {
    const { results } = stores.search.getState()
    const first = results.kind === 'failed' ? undefined : results.findings[0]
    if (first) void openFinding(stores, first)
  }

  return (
    <div className="flex flex-col gap-1 px-3 pt-1 pb-1">
      <div className="flex items-center gap-0.5">
        <AriaSearchField
          aria-label={t('search.search')}
          value={query}
          onChange={(value) => stores.search.getState().setQuery(value)}
          onSubmit={openFirst}
          className="group relative flex min-w-0 flex-1 items-center"
        >
          <Search
            size={15}
            aria-hidden
            className="pointer-events-none absolute left-2 text-quiet"
          />
          <Input
            ref={input}
            placeholder={t('search.search')}
            {...(shortcut !== undefined && { title: shortcut })}
            spellCheck={false}
            onKeyDown={(event) => {
              if (event.key === 'ArrowDown' && searching) {
                event.preventDefault()
                document.querySelector<HTMLElement>('[data-search-results] [role=option]')?.focus()
              }
            }}
            className="min-h-8 w-full rounded-md border border-edge bg-paper py-1 pr-7 pl-7.5 text-sm text-ink placeholder:text-quiet [&::-webkit-search-cancel-button]:hidden"
          />
          <Button
            aria-label={t('search.clear')}
            className="absolute right-0.5 flex size-7 items-center justify-center rounded-md text-quiet group-data-empty:hidden data-hovered:text-ink"
          >
            <X size={14} aria-hidden />
          </Button>
        </AriaSearchField>
        {searching && (
          <IconButton
            small
            icon={SlidersHorizontal}
            label={t('search.filters')}
            aria-expanded={filtersOpen}
            onPress={() => setFiltersOpen(!filtersOpen)}
            className={isNarrowed ? 'text-accent' : ''}
          />
        )}
      </div>
      {searching && filtersOpen && <SearchFilterFields />}
    </div>
  )
}
