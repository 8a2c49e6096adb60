import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type { Finding, SearchInput } from '../../../shared/ipc/schemas/search.ts'

export type Period = 'anyTime' | 'day' | 'week' | 'month' | 'year'

export interface SearchFilters extends Pick<SearchInput, 'among' | 'writer' | 'model'> {
  when: Period
}

export const noFilters: SearchFilters = {
  among: 'everything',
  writer: 'anyone',
  model: null,
  when: 'anyTime',
}

/** What came of the search; what was found before stands until more is known. */
export type SearchResults =
  | { kind: 'searching'; findings: readonly Finding[] }
  | { kind: 'found'; findings: readonly Finding[]; next: string | null; indexing: boolean }
  | { kind: 'failed'; error: AppError }

export interface SearchState {
  /** As typed; the list is shown instead of results while it is blank. */
  query: string
  filters: SearchFilters
  results: SearchResults
  setQuery(query: string): void
  setFilters(change: Partial<SearchFilters>): void
  loadMore(): Promise<void>
  tryAgain(): void
}

export type SearchStore = StoreApi<SearchState>

/** Results fetched at once. */
const pageSize = 40
const dayMs = 86_400_000
const periodDays: Record<Exclude<Period, 'anyTime'>, number> = {
  day: 1,
  week: 7,
  month: 31,
  year: 366,
}

const noResults: SearchResults = { kind: 'found', findings: [], next: null, indexing: false }

export function isSearching({ query }: SearchState): boolean {
  return query.trim() !== ''
}

/** Searches at each key; of answers that come late only the last one asked for is shown. */
export function createSearchStore(dependencies: { jutt: Jutt; now: () => number }): SearchStore {
  const { jutt, now } = dependencies
  let requests = 0

  return createStore<SearchState>()((set, get) => {
    async function search(after: string | null): Promise<void> {
      requests += 1
      const request = requests
      const { query, filters, results } = get()
      const before = results.kind === 'failed' ? [] : results.findings
      if (query.trim() === '') return set({ results: noResults })
      set({ results: { kind: 'searching', findings: before } })
      const answer = await jutt.search.find({
        query,
        among: filters.among,
        writer: filters.writer,
        model: filters.model,
        from: filters.when === 'anyTime' ? null : now() - periodDays[filters.when] * dayMs,
        to: null,
        after,
        limit: pageSize,
      })
      if (request !== requests) return
      if (!answer.ok) return set({ results: { kind: 'failed', error: answer.error } })
      const { findings, next, indexing } = answer.value
      const all = after === null ? findings : [...before, ...findings]
      set({ results: { kind: 'found', findings: all, next, indexing } })
    }

    return {
      query: '',
      filters: noFilters,
      results: noResults,
      setQuery(query) {
        if (query === get().query) return
        set({ query })
        void search(null)
      },
      setFilters(change) {
        set(({ filters }) => ({ filters: { ...filters, ...change } }))
        void search(null)
      },
      async loadMore() {
        const { results } = get()
        if (results.kind === 'found' && results.next !== null) await search(results.next)
      },
      tryAgain: () => void search(null),
    }
  })
}
