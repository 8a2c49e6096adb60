import { rmdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { isOurData, isOurHome, namesIn } from './items.ts'
import type { PlaceFile } from './place.ts'

/**
 * Removes the key, the settings, all chats and recordings, and what was set aside of them; then the data lie in the
 * home again. Nothing may have them open. Files of others in these folders stay. What a file system keeps of removed
 * files is beyond us.
 */
export function eraseAll(place: PlaceFile): void {
  const { home } = place
  const { folder, former } = place.read()
  removeFrom(home, (name) => isOurHome(name) || isOurData(name))
  for (const other of [folder, former]) {
    if (other === null || other === home) continue
    removeFrom(other, isOurData)
    removeIfEmpty(other)
  }
  place.write({ folder: null, former: null, pending: null })
}

function removeFrom(folder: string, isOurs: (name: string) => boolean): void {
  // The key goes first: its name is the last of the alphabet.
  for (const name of namesIn(folder).filter(isOurs).toSorted().toReversed()) {
    rmSync(join(folder, name), { recursive: true, force: true })
  }
}

/** Removes what moved away from a folder. */
export function removeItems(folder: string, names: readonly string[]): void {
  for (const name of names) rmSync(join(folder, name), { recursive: true, force: true })
}

export function removeIfEmpty(folder: string): void {
  try {
    rmdirSync(folder)
  } catch {
    // Gone already, or something of the person's own is in it.
  }
}
