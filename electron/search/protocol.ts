import type { SearchInput, SearchPage } from '../../shared/ipc/schemas/search.ts'

/** What main asks of the thread that searches. */
export type Order =
  | { kind: 'find'; number: number; input: SearchInput }
  /** Text may have changed. */
  | { kind: 'wake' }
  | { kind: 'close' }

/** What the thread tells main. */
export type Report =
  | { kind: 'found'; number: number; page: SearchPage }
  | { kind: 'failed'; number: number | null; error: unknown }

/** What the thread is started with. */
export interface Start {
  /** The database, and the file of the index, which is made where there is none. */
  file: string
  indexFile: string
}
