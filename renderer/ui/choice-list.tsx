import { Label, Radio, RadioGroup } from 'react-aria-components'

export interface ChoiceListOption<Value extends string> {
  value: Value
  label: string
  /** What it is for, in a line. */
  hint: string
}

/** One of several, each with a line that tells it from the others: a radio group, one below the other. */
export function ChoiceList<Value extends string>(props: {
  label: string
  value: Value
  options: readonly ChoiceListOption<Value>[]
  onChange: (value: Value) => void
}) {
  const { label, value, options, onChange } = props
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <RadioGroup value={value} onChange={choose} className="flex flex-col gap-1.5">
      <Label className="text-sm font-semibold">{label}</Label>
      <div className="flex flex-col gap-0.5">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            aria-label={option.label}
            className="group flex cursor-pointer items-start gap-2.5 rounded-md px-2 py-1.5 text-sm data-hovered:bg-hover data-focus-visible:outline-2 data-focus-visible:outline-accent"
          >
            <span
              aria-hidden
              className="mt-0.5 size-4 shrink-0 rounded-full border border-edge bg-paper group-data-selected:border-[5px] group-data-selected:border-accent"
            />
            <span className="min-w-0">
              <span className="block">{option.label}</span>
              <span className="block text-quiet">{option.hint}</span>
            </span>
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
