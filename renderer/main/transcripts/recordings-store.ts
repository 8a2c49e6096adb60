import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type {
  Recording,
  RecordingCursor,
  RecordingPage,
} from '../../../shared/ipc/schemas/recordings.ts'
import { listPage } from '../../../shared/limits.ts'
import { createPages, type Pages } from '../app/pages.ts'
import type { Schedule } from '../chat/schedule.ts'
import { isInQueue, isUnderWay } from './standing.ts'

/** Where a recording stands in the list; that changes seldom, however often the recording does. */
export interface RecordingPlace {
  id: string
  createdAt: number
  isPinned: boolean
  /** Its place in the queue of files that are under way, smallest first; null where it is not in it. */
  queuePlace: number | null
}

export interface RecordingsState extends Pages<RecordingCursor> {
  byId: Readonly<Record<string, Recording>>
  /** Newest first, as far as they are fetched; the same array until one comes or goes. */
  places: readonly RecordingPlace[]
  /** Takes in what a request answered, unless an event has told more of it. */
  add(recordings: readonly Recording[]): void
  rename(recordingId: string, title: string): Promise<AppError | null>
  remove(recording: Recording): Promise<void>
}

export type RecordingsStore = StoreApi<RecordingsState>

/** What is spoken just now is no item of the list yet, and what was delivered is none any more, as in main. */
function isListed({ source, state, mark, deliveredAt }: Recording, archived: boolean): boolean {
  const isBeingSpoken = source.kind === 'microphone' && state.kind === 'recording'
  return !isBeingSpoken && deliveredAt === null && (mark === 'archived') === archived
}

function newestFirst(a: RecordingPlace, b: RecordingPlace): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : a.id > b.id ? -1 : 0)
}

function placeOf(recording: Recording): RecordingPlace {
  const { id, createdAt, mark, queuePlace } = recording
  return {
    id,
    createdAt,
    isPinned: mark === 'pinned',
    queuePlace: isInQueue(recording) ? queuePlace : null,
  }
}

type Listed = Pick<RecordingsState, 'byId' | 'places'>

/** The list with recordings added, renewed and taken out. */
function withChanges(
  { byId, places }: Listed,
  changed: readonly Recording[],
  removed: readonly string[],
  archived: boolean,
): Listed {
  const kept = { ...byId }
  for (const id of removed) delete kept[id]
  for (const recording of changed) {
    if (isListed(recording, archived)) kept[recording.id] = recording
    else delete kept[recording.id]
  }
  const left = places.filter(({ id, isPinned, queuePlace }) => {
    const recording = kept[id]
    if (recording === undefined) return false
    const now = placeOf(recording)
    return now.isPinned === isPinned && now.queuePlace === queuePlace
  })
  const here = new Set(left.map(({ id }) => id))
  const added = Object.values(kept)
    .filter(({ id }) => !here.has(id))
    .map(placeOf)
  const isSame = added.length === 0 && left.length === places.length
  return { byId: kept, places: isSame ? places : [...left, ...added].toSorted(newestFirst) }
}

/** The recordings of the list, as main announces them. */
export function createRecordingsStore(dependencies: {
  jutt: Jutt
  /** Is it the list of archived transcripts, instead of the others? */
  archived?: boolean
  /** The first page, where it is here already. */
  first?: RecordingPage | null
  /** When what has only grown is shown. */
  schedule: Schedule
  report: (error: AppError) => void
  /** Is this recording the one that is shown? */
  isOpen: (recordingId: string) => boolean
  /** A recording was deleted; restore brings it back and tells whether it could. */
  removed: (recording: Recording, wasOpen: boolean, restore: () => Promise<boolean>) => void
}): RecordingsStore {
  const { jutt, archived = false, first = null, schedule, report, isOpen, removed } = dependencies

  /** What events told of while a page was on its way: the page may be older than they are. */
  const told = new Set<string>()
  /** As they are now, of those that have only grown since they were shown. */
  const grown = new Map<string, Recording>()
  let callOff: (() => void) | null = null

  const store = createStore<RecordingsState>()((set, get) => {
    const add = (recordings: readonly Recording[]): void =>
      set((state) =>
        withChanges(
          state,
          recordings.filter(({ id }) => state.byId[id] === undefined),
          [],
          archived,
        ),
      )

    async function restore(recordingId: string): Promise<boolean> {
      const answer = await jutt.recordings.restore({ recordingId })
      if (answer.ok) add([answer.value])
      else report(answer.error)
      return answer.ok
    }

    return {
      ...createPages({
        get,
        set,
        fetch(after: RecordingCursor | null) {
          told.clear()
          return jutt.recordings.list({ after, archived, limit: listPage })
        },
        take({ recordings }) {
          const fresh = recordings.filter(({ id }) => !told.has(id))
          set((state) => withChanges(state, fresh, [], archived))
        },
        first,
      }),
      ...withChanges({ byId: {}, places: [] }, first?.recordings ?? [], [], archived),
      add,
      async rename(recordingId, title) {
        const answer = await jutt.recordings.rename({ recordingId, title })
        return answer.ok ? null : answer.error
      },
      async remove(recording) {
        const wasOpen = isOpen(recording.id)
        const answer = await jutt.recordings.delete({ recordingId: recording.id })
        if (!answer.ok) return report(answer.error)
        show([], [recording.id])
        removed(recording, wasOpen, () => restore(recording.id))
      },
    }
  })

  jutt.on('recordings:changed', ({ changed, removed: gone }) => {
    for (const { id } of changed) told.add(id)
    for (const id of gone) told.add(id)
    if (gone.length > 0 || !changed.every(isGrowth)) return show(changed, gone)
    // A file that is read grows many times a second.
    for (const recording of changed) grown.set(recording.id, recording)
    callOff ??= schedule(() => show([], []))
  })

  /** Is it a file that is under way as it was, in the same place? */
  function isGrowth(recording: Recording): boolean {
    const known = store.getState().byId[recording.id]
    return (
      recording.source.kind === 'file' &&
      isUnderWay(recording) &&
      isListed(recording, archived) &&
      known?.state.kind === recording.state.kind &&
      known.mark === recording.mark &&
      known.queuePlace === recording.queuePlace
    )
  }

  function show(changed: readonly Recording[], gone: readonly string[]): void {
    callOff?.()
    callOff = null
    for (const id of gone) grown.delete(id)
    const all = [...grown.values(), ...changed]
    grown.clear()
    store.setState((state) => withChanges(state, all, gone, archived))
  }

  return store
}
