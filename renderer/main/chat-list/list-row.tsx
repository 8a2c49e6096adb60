import { Ellipsis, Square, SquareCheck } from 'lucide-react'
import { useId, type ReactNode } from 'react'
import { useItems, useStores } from '../app/use-stores.ts'
import type { ItemKey } from './items-store.ts'
import { MenuButton, type MenuEntry } from '../../ui/menu.tsx'

/** One line of the list: a name to open it by, what is to be known of it, and its menu. */
export function ListRow(props: {
  name: string
  isOpen: boolean
  item: ItemKey
  onOpen: () => void
  menuLabel: string
  menu: () => readonly MenuEntry[]
  /** Before the name. */
  icon?: ReactNode
  /** Behind the name. */
  mark?: ReactNode
  /** How it is, in words: for whoever does not see the mark, or where there are details, for all. */
  description?: string
  /** Below the name and the description; without any the description is not seen. */
  details?: ReactNode
  /** Beside the details: beside the name they would leave it no room. */
  controls?: ReactNode
}) {
  const { items } = useStores()
  const isChoosing = useItems(({ chosen }) => chosen !== null)
  const isChosen = useItems(({ chosen }) => chosen?.has(props.item.id) === true)
  const { name, isOpen, item, onOpen, menuLabel, menu, icon, mark, controls } = props
  const { description, details } = props
  const descriptionId = useId()
  const Mark = isChosen ? SquareCheck : Square
  return (
    <li
      className={`group flex flex-wrap items-center rounded-md hover:bg-hover ${isOpen ? 'bg-hover' : ''}`}
    >
      <button
        type="button"
        data-row
        {...(isChoosing && { 'aria-pressed': isChosen })}
        onClick={({ ctrlKey, metaKey }) => {
          if (isChoosing || ctrlKey || metaKey) items.getState().toggle(item)
          else onOpen()
        }}
        {...(isOpen && { 'aria-current': 'page' })}
        {...(description !== undefined && { 'aria-describedby': descriptionId })}
        className={`flex min-h-8 min-w-0 flex-1 items-center gap-1.5 rounded-md py-1.5 pr-1 pl-2 text-left text-sm ${isOpen ? 'font-semibold' : ''}`}
      >
        {isChoosing && (
          <Mark
            size={15}
            aria-hidden
            className={isChosen ? 'shrink-0 text-accent' : 'shrink-0 text-quiet'}
          />
        )}
        {icon}
        <span className="min-w-0 flex-1 truncate">{name}</span>
        {mark}
      </button>
      <MenuButton
        label={menuLabel}
        entries={menu}
        className={`mr-0.5 flex size-7 shrink-0 items-center justify-center rounded-md text-quiet group-focus-within:opacity-100 group-hover:opacity-100 hover:bg-line hover:text-ink aria-expanded:opacity-100 pointer-coarse:opacity-100 ${isOpen ? '' : 'opacity-0'}`}
      >
        <Ellipsis size={16} aria-hidden />
      </MenuButton>
      {description !== undefined && (
        <div
          className={
            details ? 'w-full pr-0.5 pb-0.5 pl-2 text-xs text-quiet tabular-nums' : 'sr-only'
          }
        >
          <span id={descriptionId}>{description}</span>
          {details && (
            <div className="flex items-center gap-1">
              <div className="min-w-0 flex-1">{details}</div>
              {controls}
            </div>
          )}
        </div>
      )}
    </li>
  )
}
