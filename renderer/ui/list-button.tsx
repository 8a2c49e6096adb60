import { useId, useRef, type KeyboardEvent, type ReactNode } from 'react'
import { ListBox, Popover } from 'react-aria-components'

/**
 * A button that tells what is chosen, and the list that it is chosen from. Nothing of the list is made until it is opened:
 * a Select makes its items and a collator as soon as it is there, and those beside the message hold up the first paint.
 */
export function ListButton(props: {
  label: string
  value: string
  /** The value in words. */
  valueText: string
  isOpen: boolean
  onOpenChange: (isOpen: boolean) => void
  onChange: (id: string) => void
  placement: 'top start' | 'top end'
  className: string
  listClassName: string
  /** What is seen of the value; `valueText` is what is read out. */
  children: ReactNode
  /** ListBoxItems, with the values as their ids. */
  items: () => ReactNode
}) {
  const { label, value, valueText, isOpen, onOpenChange, onChange, placement } = props
  const labelId = useId()
  const valueId = useId()
  const button = useRef<HTMLButtonElement>(null)

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown' && event.key !== 'ArrowUp') return
    event.preventDefault()
    onOpenChange(true)
  }

  return (
    <>
      <span id={labelId} hidden>
        {label}
      </span>
      <button
        ref={button}
        type="button"
        aria-labelledby={`${labelId} ${valueId}`}
        aria-haspopup="listbox"
        aria-expanded={isOpen}
        onClick={() => onOpenChange(true)}
        onKeyDown={onKeyDown}
        className={props.className}
      >
        <span id={valueId} hidden>
          {valueText}
        </span>
        {props.children}
      </button>
      {isOpen && (
        <Popover
          isOpen
          triggerRef={button}
          placement={placement}
          onOpenChange={onOpenChange}
          className={props.listClassName}
        >
          <ListBox
            aria-labelledby={labelId}
            className="outline-none"
            {...{ autoFocus: true }}
            selectionMode="single"
            selectedKeys={[value]}
            // What is chosen already is taken out when it is chosen again.
            onSelectionChange={(keys) => {
              onOpenChange(false)
              if (keys !== 'all') for (const key of keys) onChange(String(key))
            }}
          >
            {props.items()}
          </ListBox>
        </Popover>
      )}
    </>
  )
}
