import { Check, ChevronDown } from 'lucide-react'
import {
  Button,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  Select,
  SelectValue,
} from 'react-aria-components'

export interface PickOption {
  id: string
  label: string
}

/** One of many, in a list that opens: what has too many options, or too long ones, for a {@link Choice}. */
export function Pick(props: {
  label: string
  value: string
  options: readonly PickOption[]
  onChange: (id: string) => void
  isDisabled?: boolean
  onOpenChange?: (isOpen: boolean) => void
}) {
  const { label, value, options, onChange, isDisabled = false, onOpenChange } = props
  return (
    <Select
      value={value}
      isDisabled={isDisabled}
      onChange={(chosen) => {
        if (typeof chosen === 'string') onChange(chosen)
      }}
      {...(onOpenChange && { onOpenChange })}
      className="flex min-w-0 flex-col items-start gap-1.5"
    >
      <Label className="text-sm font-semibold">{label}</Label>
      <Button className="inline-flex min-h-9 max-w-full min-w-[min(14rem,100%)] items-center gap-2 rounded-md border border-edge bg-paper px-3 py-1.5 text-left text-sm data-disabled:opacity-60 data-hovered:bg-hover">
        <SelectValue className="min-w-0 flex-1 truncate">
          {({ selectedText }) => selectedText}
        </SelectValue>
        <ChevronDown size={15} aria-hidden className="shrink-0 text-quiet" />
      </Button>
      <Popover className="max-w-[90vw] min-w-(--trigger-width) rounded-md border border-line bg-raised p-1 shadow-float">
        <ListBox items={options} className="outline-none">
          {(option) => (
            <ListBoxItem
              id={option.id}
              textValue={option.label}
              className="flex min-h-8 cursor-pointer items-center gap-2 rounded-[4px] px-2 py-1 text-sm outline-none data-focused:bg-hover"
            >
              {({ isSelected }) => (
                <>
                  <Check
                    size={15}
                    aria-hidden
                    className={`shrink-0 text-accent ${isSelected ? '' : 'invisible'}`}
                  />
                  <span className="min-w-0">{option.label}</span>
                </>
              )}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  )
}
