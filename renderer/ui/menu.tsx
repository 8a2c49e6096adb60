import type { LucideIcon } from 'lucide-react'
import { useRef, useState, type KeyboardEvent, type ReactNode, type RefObject } from 'react'
import { Menu as AriaMenu, MenuItem, Popover } from 'react-aria-components'

export interface MenuEntry {
  id: string
  label: string
  icon: LucideIcon
  danger?: boolean
  onAction: () => void
}

/** What a menu looks like where it opens. */
const menuSurface = 'min-w-40 rounded-md border border-line bg-raised p-1 shadow-float'

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

/**
 * A button with a menu of which nothing is made until it is opened. A list has one in each row, a chat two at each
 * message: with a MenuTrigger each takes several times as long to render.
 */
export function MenuButton(props: {
  label: string
  entries: Entries
  className: string
  children: ReactNode
}) {
  const { label, entries, className, children } = props
  const button = useRef<HTMLButtonElement>(null)
  const [focus, setFocus] = useState<MenuFocus | null>(null)

  function onKeyDown(event: KeyboardEvent): void {
    const wanted = ({ ArrowDown: 'first', ArrowUp: 'last' } as const)[event.key]
    if (wanted === undefined) return
    event.preventDefault()
    setFocus(wanted)
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        aria-label={label}
        aria-haspopup="menu"
        aria-expanded={focus !== null}
        // A key gives a click without a count.
        onClick={({ detail }) => setFocus(detail === 0 ? 'first' : 'menu')}
        onKeyDown={onKeyDown}
        className={className}
      >
        {children}
      </button>
      {focus !== null && (
        <OpenMenu
          label={label}
          entries={entries}
          button={button}
          focus={focus}
          onClose={() => setFocus(null)}
        />
      )}
    </>
  )
}

/** Where the focus goes when a menu opens. */
type MenuFocus = 'first' | 'last' | 'menu'

/** A menu that is open at a button, whatever opened it. */
export function OpenMenu(props: {
  label: string
  entries: Entries
  button: RefObject<HTMLElement | null>
  focus?: MenuFocus
  onClose: () => void
}) {
  const { label, entries, button, focus = 'first', onClose } = props
  return (
    <Popover
      isOpen
      triggerRef={button}
      placement="bottom end"
      onOpenChange={(isOpen) => {
        if (!isOpen) onClose()
      }}
      className={menuSurface}
    >
      <MenuList label={label} entries={entries} onClose={onClose} focus={focus} />
    </Popover>
  )
}

/** The items of a menu, in whatever it opens in. */
function MenuList(props: {
  label: string
  entries: Entries
  onClose?: () => void
  focus?: MenuFocus
}) {
  const { label, entries, onClose, focus } = props
  return (
    <AriaMenu
      aria-label={label}
      className="outline-none"
      {...(onClose && { onClose })}
      {...(focus && { autoFocus: focus === 'menu' || focus })}
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
