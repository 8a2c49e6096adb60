import { join } from 'node:path'
import type { DatabaseSync } from 'node:sqlite'
import { AppFailure } from '../../shared/app-failure.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { BackupFacts, DataProgress, DataState } from '../../shared/ipc/schemas/data.ts'
import { backUp } from './backup.ts'
import type { Progress } from './copy.ts'
import { databaseName } from './items.ts'
import { cancelMove, prepareMove } from './move.ts'
import type { PlaceFile } from './place.ts'
import { prepareRestore, readManifest, type Checked } from './restore.ts'
import { measureData } from './size.ts'

/** What the person chooses folders with, and how Jutt begins anew. */
export interface DataHands {
  /** Null where the dialog was closed. */
  chooseFolder(purpose: 'move' | 'back_up' | 'restore'): Promise<string | null>
  /** Shows a file in the system's own file manager. */
  show(file: string): void
  restart(): void
  /** Says that the database is damaged, and what will be done about it. */
  tellDamaged(): void
}

/** The data as a whole: where they lie, copies of them, and their end. What cannot be done is an AppFailure. */
export interface DataRoom {
  state(): Promise<DataState>
  show(): void
  /** Lets the person choose a folder and copies the data there; the next start uses it. */
  move(): Promise<DataState>
  /** Takes back what the next start was to do. */
  stay(): Promise<DataState>
  /** Answers where the backup is; null where the dialog was closed. */
  backUp(withSound: boolean): Promise<{ folder: string } | null>
  /** Lets the person choose a backup, and tells what it holds; null where the dialog was closed. */
  chooseBackup(): Promise<BackupFacts | null>
  /** Takes the backup that was chosen last; then begins anew. */
  restore(): Promise<void>
  /** Forgets everything, and begins anew. */
  eraseEverything(): void
  forgetOnExit(isWished: boolean): Promise<DataState>
  cancel(): void
  restart(): void
}

export function createDataRoom(dependencies: {
  place: PlaceFile
  database: DatabaseSync
  hands: DataHands
  check: (file: string) => Promise<Checked>
  isOnNetwork: (folder: string) => Promise<boolean>
  progress: (progress: DataProgress) => void
  newestVersion: number
  /** An administrator has set whether all is forgotten at the end. */
  isForgettingLocked: boolean
  version: string
  now: () => number
}): DataRoom {
  const { place, database, hands, check, isOnNetwork, newestVersion, version, now } = dependencies
  let atWork: AbortController | null = null
  let chosenBackup: string | null = null

  /** One such piece of work at a time: each may copy all there is. */
  async function work<T>(
    kind: Exclude<DataProgress['kind'], 'idle'>,
    run: (options: { progress: Progress; signal: AbortSignal }) => Promise<T>,
  ): Promise<T> {
    if (atWork !== null) throw new AppFailure({ code: 'invalid_request' })
    atWork = new AbortController()
    let toldAt = -Infinity
    try {
      return await run({
        signal: atWork.signal,
        progress(done, all) {
          // Ten times a second is enough for a person.
          if (performance.now() - toldAt < 100) return
          toldAt = performance.now()
          dependencies.progress({ kind, done, all })
        },
      })
    } catch (error) {
      if (atWork.signal.aborted) throw new AppFailure({ code: 'cancelled' }, { cause: error })
      throw error
    } finally {
      atWork = null
      dependencies.progress({ kind: 'idle' })
    }
  }

  async function state(): Promise<DataState> {
    const { pending, forgetsOnExit } = place.read()
    const sizes = await measureData(place.folder())
    return { folder: place.folder(), sizes, next: nextOf(pending), forgetsOnExit }
  }

  return {
    state,
    show: () => hands.show(join(place.folder(), databaseName)),
    async move() {
      const chosen = await hands.chooseFolder('move')
      if (chosen !== null) {
        await work('moving', async (options) => {
          await cancelMove(place)
          await prepareMove(place, chosen, { ...options, isOnNetwork })
        })
      }
      return state()
    },
    async stay() {
      await cancelMove(place)
      return state()
    },
    async backUp(withSound) {
      const parent = await hands.chooseFolder('back_up')
      if (parent === null) return null
      const folder = join(parent, `Jutt ${momentName(now())}`)
      const source = { database, folder: place.folder(), home: place.home, version }
      await work('backing_up', (options) =>
        backUp(source, { folder, withSound, now: now() }, options),
      )
      return { folder }
    },
    async chooseBackup() {
      const folder = await hands.chooseFolder('restore')
      if (folder === null) return null
      const { files, createdAt, chats, recordings, withSound } = await readManifest(folder)
      chosenBackup = folder
      const bytes = files.reduce((sum, { size }) => sum + size, 0)
      return { createdAt, chats, recordings, withSound, bytes }
    },
    async restore() {
      const backup = chosenBackup
      if (backup === null) throw new AppFailure({ code: 'invalid_request' })
      await work('restoring', async (options) => {
        await cancelMove(place)
        await prepareRestore(place, backup, { ...options, check, newestVersion, now: now() })
      })
      hands.restart()
    },
    eraseEverything() {
      // Nothing of it may be open then: the next start does it before anything else.
      atWork?.abort()
      place.write({ pending: { kind: 'erase' } })
      hands.restart()
    },
    async forgetOnExit(isWished) {
      if (dependencies.isForgettingLocked) throw new AppFailure({ code: 'locked' })
      place.write({ forgetsOnExit: isWished })
      return state()
    },
    cancel: () => atWork?.abort(),
    restart: hands.restart,
  }
}

function nextOf(pending: ReturnType<PlaceFile['read']>['pending']): DataState['next'] {
  if (pending === null) return { kind: 'nothing' }
  switch (pending.kind) {
    case 'move':
      return { kind: 'move', folder: pending.to }
    case 'restore':
    case 'rescue':
      return { kind: pending.kind }
    case 'erase':
      return { kind: 'nothing' }
    default:
      return assertNever(pending)
  }
}

/** A moment as people write it, in a name that every file system takes: "2026-11-25 19.30.05". */
function momentName(moment: number): string {
  const date = new Date(moment)
  const two = (value: number): string => String(value).padStart(2, '0')
  const day = `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
  return `${day} ${two(date.getHours())}.${two(date.getMinutes())}.${two(date.getSeconds())}`
}
