import type { LucideIcon } from 'lucide-react'
import { Menu as AriaMenu, MenuItem, Popover } from 'react-aria-components'

export interface MenuEntry {
  id: string
  label: string
  icon: LucideIcon
  danger?: boolean
  onAction: () => void
}

/** The items of a menu; its button and MenuTrigger stand where it opens. */
export function Menu({ label, entries }: { label: string; entries: readonly MenuEntry[] }) {
  return (
    <Popover
      placement="bottom end"
      className="min-w-40 rounded-md border border-line bg-raised p-1 shadow-float"
    >
      <AriaMenu aria-label={label} className="outline-none">
        {entries.map(({ id, label, icon: Icon, danger = false, onAction }) => (
          <MenuItem
            key={id}
            id={id}
            onAction={onAction}
            className={`flex min-h-8 cursor-pointer items-center gap-2.5 rounded-[4px] px-2.5 text-sm outline-none data-focused:bg-hover ${danger ? 'text-danger' : ''}`}
          >
            <Icon size={15} aria-hidden />
            {label}
          </MenuItem>
        ))}
      </AriaMenu>
    </Popover>
  )
}
