import type { AppError } from '../../../shared/errors.ts'
import type { Result } from '../../../shared/result.ts'

/** How much of a list that main gives page by page is here. */
export interface Pages<Cursor> {
  /** Where the next page begins; null when all is here, undefined before the first page. */
  next: Cursor | null | undefined
  loading: boolean
  /** Why the last page asked for did not come. */
  error: AppError | null
  loadMore(): Promise<void>
}

/** The pages of a list in a store: one request at a time, and none at the end. */
export function createPages<Cursor, Page extends { next: Cursor | null }>(dependencies: {
  get: () => Pages<Cursor>
  set: (change: Partial<Pages<Cursor>>) => void
  fetch: (after: Cursor | null) => Promise<Result<Page>>
  take: (page: Page) => void
  /** The first page, where it is here already. */
  first?: Page | null
}): Pages<Cursor> {
  const { get, set, fetch, take, first } = dependencies
  return {
    next: first?.next,
    loading: false,
    error: null,
    async loadMore() {
      const { loading, next } = get()
      if (loading || next === null) return
      set({ loading: true })
      const answer = await fetch(next ?? null)
      if (answer.ok) {
        take(answer.value)
        set({ loading: false, error: null, next: answer.value.next })
      } else set({ loading: false, error: answer.error })
    },
  }
}
