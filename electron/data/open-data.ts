import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { assertNever } from '../../shared/assert-never.ts'
import { eraseAll, removeIfEmpty, removeItems } from './erase.ts'
import { databaseName, movedNames, stagingName } from './items.ts'
import { finishMove } from './move.ts'
import type { PlaceFile } from './place.ts'
import { finishRestore } from './restore.ts'

/** The data were moved to a folder that is not there: a drive that is not connected. Nothing new is begun unasked. */
export class MissingFolderError extends Error {
  readonly folder: string

  constructor(folder: string) {
    super(`There are no data in ${folder}.`)
    this.name = 'MissingFolderError'
    this.folder = folder
  }
}

/** What a start has to tell of the data. */
export type DataNews =
  | { kind: 'erased' }
  | { kind: 'not_moved'; folder: string }
  | { kind: 'restored'; aside: string }
  | { kind: 'place_unreadable'; file: string }

export interface OpenedData<T> {
  folder: string
  opened: T
  news: DataNews[]
}

/**
 * Does what was left to be done with the data, then opens them. Where they have just moved and cannot be opened, the
 * old place still has them and is used; what is there is removed only after the new one was opened.
 */
export function openData<T>(
  place: PlaceFile,
  open: (folder: string, how: { isDamaged: boolean }) => T,
  report: (where: string, error: unknown) => void,
): OpenedData<T> {
  const news: DataNews[] = []
  if (place.setAside !== null) news.push({ kind: 'place_unreadable', file: place.setAside })
  const isDamaged = place.read().pending?.kind === 'rescue'
  news.push(...doPending(place, report))
  const { folder, former } = place.read()
  if (folder !== null && !existsSync(join(folder, databaseName))) {
    if (former === null) throw new MissingFolderError(folder)
    place.write({ folder: former === place.home ? null : former, former: null })
  }
  try {
    const opened = open(place.folder(), { isDamaged })
    settle(place, isDamaged, report)
    return { folder: place.folder(), opened, news }
  } catch (error) {
    if (former === null || place.read().former === null) throw error
    report('opening the moved data', error)
    news.push({ kind: 'not_moved', folder: place.folder() })
    place.write({ folder: former === place.home ? null : former, former: null })
    return { folder: place.folder(), opened: open(place.folder(), { isDamaged: false }), news }
  }
}

function doPending(place: PlaceFile, report: (where: string, error: unknown) => void): DataNews[] {
  const { pending, forgetsOnExit } = place.read()
  // After a crash a shared computer still has what was to be forgotten.
  if (forgetsOnExit || pending?.kind === 'erase') {
    eraseAll(place)
    return [{ kind: 'erased' }]
  }
  removeLeftovers(place)
  if (pending === null) return []
  switch (pending.kind) {
    case 'rescue':
      return []
    case 'move':
      return finishMove(place, pending, report) ? [] : [{ kind: 'not_moved', folder: pending.to }]
    case 'restore':
      return [{ kind: 'restored', aside: finishRestore(place, pending) }]
    default:
      return assertNever(pending)
  }
}

/** A backup that was being read when Jutt ended. */
function removeLeftovers(place: PlaceFile): void {
  const { folder, pending } = place.read()
  if (pending?.kind === 'restore' || (folder !== null && !existsSync(folder))) return
  removeItems(place.folder(), [stagingName])
}

/** The data are open: what stood in for them can go. */
function settle(
  place: PlaceFile,
  isDamaged: boolean,
  report: (where: string, error: unknown) => void,
): void {
  if (isDamaged) place.write({ pending: null })
  const { former } = place.read()
  if (former === null) return
  try {
    removeItems(former, movedNames)
    if (former !== place.home) removeIfEmpty(former)
    place.write({ former: null })
  } catch (error) {
    // Another program has a file open: the next start tries again.
    report('removing the data from where they were', error)
  }
}
