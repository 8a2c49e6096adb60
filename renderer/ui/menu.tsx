import type { LucideIcon } from 'lucide-react'
import { Menu as AriaMenu, MenuItem, Popover } from 'react-aria-components'

export interface MenuEntry {
  id: string
  label: string
  icon: LucideIcon
  danger?: boolean
  onAction: () => void
}

/** What a menu looks like where it opens. */
export const menuSurface = 'min-w-40 rounded-md border border-line bg-raised p-1 shadow-float'

/** Many menus have entries that are made when one is opened: of most of them nobody ever sees any. */
type Entries = readonly MenuEntry[] | (() => readonly MenuEntry[])

/** The items of a menu; its button and MenuTrigger stand where it opens. */
export function Menu({ label, entries }: { label: string; entries: Entries }) {
  return (
    <Popover placement="bottom end" className={menuSurface}>
      <MenuList label={label} entries={entries} />
    </Popover>
  )
}

/** The items of a menu, in whatever it opens in. */
export function MenuList(props: { label: string; entries: Entries; onClose?: () => void }) {
  const { label, entries, onClose } = props
  return (
    <AriaMenu
      aria-label={label}
      className="outline-none"
      {...(onClose && { onClose, autoFocus: 'first' as const })}
    >
      {(typeof entries === 'function' ? entries() : entries).map(
        ({ id, label, icon: Icon, danger = false, onAction }) => (
          <MenuItem
            key={id}
            id={id}
            onAction={onAction}
            className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-[4px] px-2.5 text-sm outline-none data-focused:bg-hover ${danger ? 'text-danger' : ''}`}
          >
            <Icon size={15} aria-hidden />
            {label}
          </MenuItem>
        ),
      )}
    </AriaMenu>
  )
}
