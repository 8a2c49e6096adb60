import { createStore, type StoreApi } from 'zustand/vanilla'
import type { AppError } from '../../../shared/errors.ts'
import type { Jutt } from '../../../shared/ipc/contract.ts'
import type {
  Dictation,
  Recording,
  RecordingCursor,
} from '../../../shared/ipc/schemas/recordings.ts'
import { createPages, type Pages } from '../app/pages.ts'

const pageSize = 30

export interface DictationsState extends Pages<RecordingCursor> {
  /** Newest first, as far as they are fetched. */
  dictations: readonly Dictation[]
  /** Lets what has no text yet be transcribed. */
  retry(recordingId: string): Promise<void>
  /** Deletes it; answers whether that could be done. */
  remove(recording: Recording): Promise<boolean>
}

export type DictationsStore = StoreApi<DictationsState>

/** What was dictated before. Nothing is fetched until the first page is asked for. */
export function createDictationsStore(dependencies: {
  jutt: Jutt
  report: (error: AppError) => void
  /** One was deleted; restore brings it back. */
  removed: (recording: Recording, restore: () => Promise<void>) => void
}): DictationsStore {
  const { jutt, report, removed } = dependencies
  /** Those that have changed since they were fetched. */
  const stale = new Set<string>()
  /** What events told of while a page was on its way: the page may be older than they are. */
  const told = new Set<string>()
  let isRenewing = false

  const store = createStore<DictationsState>()((set, get) => ({
    ...createPages({
      get,
      set,
      fetch(after: RecordingCursor | null) {
        told.clear()
        return jutt.recordings.dictations({ after, limit: pageSize })
      },
      take({ dictations }) {
        put(dictations.filter(({ recording }) => !told.has(recording.id)))
      },
    }),
    dictations: [],
    async retry(recordingId) {
      const answer = await jutt.recordings.retry({ recordingId, index: null })
      if (!answer.ok) report(answer.error)
    },
    async remove(recording) {
      const recordingId = recording.id
      const answer = await jutt.recordings.delete({ recordingId })
      if (!answer.ok) {
        report(answer.error)
        return false
      }
      drop([recordingId])
      removed(recording, async () => {
        const restored = await jutt.recordings.restore({ recordingId })
        if (!restored.ok) report(restored.error)
      })
      return true
    },
  }))

  function put(fresh: readonly Dictation[]): void {
    const ids = new Set(fresh.map(({ recording }) => recording.id))
    store.setState(({ dictations }) => ({
      dictations: [
        ...dictations.filter(({ recording }) => !ids.has(recording.id)),
        ...fresh,
      ].toSorted(newestFirst),
    }))
  }

  function drop(ids: readonly string[]): void {
    store.setState(({ dictations }) => ({
      dictations: dictations.filter(({ recording }) => !ids.includes(recording.id)),
    }))
  }

  async function renew(): Promise<void> {
    if (isRenewing) return
    isRenewing = true
    for (const recordingId of stale) {
      stale.delete(recordingId)
      // Each is asked for by itself: few change at once.
      // oxlint-disable-next-line no-await-in-loop
      const answer = await jutt.recordings.dictation({ recordingId })
      if (answer.ok) put([answer.value])
      else drop([recordingId])
    }
    isRenewing = false
  }

  /** Is it among what is fetched, or newer? */
  function isWithin({ source, state, createdAt }: Recording): boolean {
    const { next, loading } = store.getState()
    if (source.kind !== 'microphone' || state.kind === 'recording') return false
    if (next === undefined) return loading
    return next === null || createdAt >= next.createdAt
  }

  jutt.on('recordings:changed', ({ changed, removed: gone }) => {
    for (const recording of changed.filter(isWithin)) {
      told.add(recording.id)
      stale.add(recording.id)
    }
    for (const id of gone) {
      told.add(id)
      stale.delete(id)
    }
    if (gone.length > 0) drop(gone)
    void renew()
  })

  return store
}

function newestFirst({ recording: a }: Dictation, { recording: b }: Dictation): number {
  return b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1)
}
