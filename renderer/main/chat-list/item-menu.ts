import { Archive, ArchiveRestore, CheckSquare, Pin, PinOff } from 'lucide-react'
import type { TFunction } from 'i18next'
import type { MenuEntry } from '../../ui/menu.tsx'
import { iconOf } from '../app/action-icon.tsx'
import type { Renaming, ViewStore } from '../app/view-store.ts'
import type { ItemKey, ItemsStore } from './items-store.ts'

export function renameEntry(t: TFunction, view: ViewStore, item: Renaming): MenuEntry {
  return {
    id: 'rename',
    label: t('shell.rename'),
    icon: iconOf('renameChat'),
    onAction: () => view.getState().rename(item),
  }
}

/** The entries that every item of the list has. */
export function itemEntries(
  t: TFunction,
  items: ItemsStore,
  item: ItemKey,
  mark: 'pinned' | 'archived' | undefined,
): MenuEntry[] {
  const set = (to: 'pinned' | 'archived' | 'none'): void => void items.getState().mark([item], to)
  return [
    mark === 'pinned'
      ? { id: 'unpin', label: t('list.unpin'), icon: PinOff, onAction: () => set('none') }
      : { id: 'pin', label: t('list.pin'), icon: Pin, onAction: () => set('pinned') },
    mark === 'archived'
      ? {
          id: 'unarchive',
          label: t('list.unarchive'),
          icon: ArchiveRestore,
          onAction: () => set('none'),
        }
      : { id: 'archive', label: t('list.archive'), icon: Archive, onAction: () => set('archived') },
    {
      id: 'choose',
      label: t('list.choose'),
      icon: CheckSquare,
      onAction: () => items.getState().toggle(item),
    },
  ]
}
