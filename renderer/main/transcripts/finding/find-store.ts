import { createStore, type StoreApi } from 'zustand/vanilla'
import type { Schedule } from '../../chat/schedule.ts'
import type { ReadingStore } from '../reading/reading-store.ts'
import type { TranscriptPlace, TranscriptStore } from '../transcript-store.ts'
import { findMatches, replacing, type Match } from './matches.ts'

/** Changes that one edit holds at most (shared/ipc/schemas/transcripts.ts). */
const mostChanges = 20_000

export interface FindReplaceState {
  /** What is looked for in the open transcript; null while nobody looks. */
  query: string | null
  replacement: string
  matchCase: boolean
  /** In the order of the transcript. */
  matches: readonly Match[]
  /** Which of the matches is shown; -1 where there are none. */
  at: number
  /** How many places were replaced at once; null once something else was done, or it was undone. */
  replaced: number | null
  /** Count the requests to put the caret into the field, and to show the match. */
  focusRequests: number
  showRequests: number
  open(): void
  close(): void
  search(query: string): void
  setReplacement(replacement: string): void
  setMatchCase(matchCase: boolean): void
  /** Goes to the next match, or the one before; after the last comes the first. */
  step(by: 1 | -1): void
  /** Replaces the match that is shown. */
  replaceOne(): Promise<void>
  replaceAll(): Promise<void>
}

export type FindReplaceStore = StoreApi<FindReplaceState>

/** Finds and replaces in the open transcript, whatever of it is on screen. */
export function createFindReplaceStore(dependencies: {
  transcript: TranscriptStore
  reading: ReadingStore
  schedule: Schedule
}): FindReplaceStore {
  const { transcript, reading, schedule } = dependencies
  let callOff: (() => void) | null = null
  /** So much behind the match that was shown the next is looked for: what took its place is not replaced again. */
  let skipped = 0

  const store = createStore<FindReplaceState>()((set, get) => {
    const lookAgain = (change: Partial<FindReplaceState>): void => {
      set({ ...change, replaced: null })
      const matches = find()
      set(({ showRequests }) => ({
        matches,
        at: matches.length === 0 ? -1 : 0,
        showRequests: showRequests + 1,
      }))
    }
    return {
      query: null,
      replacement: '',
      matchCase: false,
      matches: [],
      at: -1,
      replaced: null,
      focusRequests: 0,
      showRequests: 0,
      open: () =>
        set(({ query, focusRequests }) => ({
          query: query ?? '',
          focusRequests: focusRequests + 1,
        })),
      close() {
        callOff?.()
        callOff = null
        set({ query: null, matches: [], at: -1, replaced: null })
      },
      search: (query) => lookAgain({ query }),
      setReplacement: (replacement) => set({ replacement, replaced: null }),
      setMatchCase: (matchCase) => lookAgain({ matchCase }),
      step(by) {
        const { matches, at, showRequests } = get()
        if (matches.length === 0) return
        set({
          at: (at + by + matches.length) % matches.length,
          replaced: null,
          showRequests: showRequests + 1,
        })
      },
      async replaceOne() {
        const { matches, at, replacement } = get()
        const match = matches[at]
        if (!match) return
        skipped = replacement.length
        set({ replaced: null })
        await transcript.getState().edit(replacing([match], replacement))
      },
      async replaceAll() {
        const { matches, replacement } = get()
        const changes = replacing(matches, replacement)
        for (let done = 0; done < changes.length; done += mostChanges) {
          // In their order, each of which can be undone.
          // oxlint-disable-next-line no-await-in-loop
          await transcript.getState().edit(changes.slice(done, done + mostChanges))
        }
        set({ replaced: matches.length })
      },
    }
  })

  function find(): Match[] {
    const { query, matchCase } = store.getState()
    return findMatches(reading.getState().rows, { query: query ?? '', matchCase })
  }

  /** The text has changed: what stands at the same place, or the next behind it, is shown now. */
  function findAgain(): void {
    callOff = null
    const { query, matches, at } = store.getState()
    if (query === null) return
    const shown = matches[at]
    const found = find()
    const from = shown ? { row: shown.row, from: shown.from + skipped } : null
    skipped = 0
    const place = from ? found.findIndex((match) => !isBefore(match, from)) : 0
    const next = found.length === 0 ? -1 : Math.max(0, place)
    store.setState({ matches: found, at: next })
  }

  transcript.subscribe(({ place }, { place: before }) => {
    if (inForceIn(place) < inForceIn(before)) store.setState({ replaced: null })
  })
  reading.subscribe(({ recordingId }, before) => {
    if (recordingId !== before.recordingId) store.getState().close()
    else if (store.getState().query !== null) callOff ??= schedule(findAgain)
  })
  return store
}

/** How many edits are in force. */
function inForceIn(place: TranscriptPlace): number {
  return place.kind === 'open' ? place.log.inForce : 0
}

function isBefore(one: Match, other: Pick<Match, 'row' | 'from'>): boolean {
  if (one.row.start !== other.row.start) return one.row.start < other.row.start
  return one.from < other.from
}
