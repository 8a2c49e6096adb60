import { Archive, ArchiveRestore, Download, ListChecks, Trash2, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../ui/icon-button.tsx'
import { useItems, useStores } from '../app/use-stores.ts'
import { idsOf, type ItemKey } from './items-store.ts'

/** What can be done with the items that are chosen. */
export function ChosenBar({ all }: { all: readonly ItemKey[] }) {
  const { t } = useTranslation()
  const { items, keeping } = useStores()
  const chosen = useItems((state) => state.chosen)
  const archiveShown = useItems((state) => state.archiveShown)
  if (chosen === null) return null
  const act = items.getState()
  const some = [...chosen.values()]
  const isDisabled = some.length === 0
  return (
    <div
      role="toolbar"
      aria-label={t('list.chosenActions')}
      className="mx-3 flex items-center gap-0.5 rounded-md border border-line bg-raised py-0.5 pr-0.5 pl-2"
    >
      <output className="min-w-0 flex-1 truncate text-xs text-quiet">
        {t('list.chosen', { count: some.length })}
      </output>
      <IconButton
        small
        icon={ListChecks}
        label={t('list.chooseAll')}
        onPress={() => act.choose(all)}
      />
      <IconButton
        small
        icon={archiveShown ? ArchiveRestore : Archive}
        label={t(archiveShown ? 'list.unarchiveChosen' : 'list.archiveChosen')}
        isDisabled={isDisabled}
        onPress={() => void act.mark(some, archiveShown ? 'none' : 'archived')}
      />
      <IconButton
        small
        icon={Download}
        label={t('list.exportChosen')}
        isDisabled={isDisabled}
        onPress={() => void keeping.getState().exportItems(idsOf(some))}
      />
      <IconButton
        small
        icon={Trash2}
        label={t('list.deleteChosen')}
        isDisabled={isDisabled}
        onPress={() => void act.remove(some)}
      />
      <IconButton small icon={X} label={t('list.endChoosing')} onPress={() => act.endChoosing()} />
    </div>
  )
}
