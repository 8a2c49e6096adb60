import { Label, Radio, RadioGroup } from 'react-aria-components'

export interface ChoiceOption<Value extends string> {
  value: Value
  label: string
  /** The language the label is written in, where it is not the window's. */
  lang?: string
}

export interface ChoiceProps<Value extends string> {
  label: string
  value: Value
  options: readonly ChoiceOption<Value>[]
  onChange: (value: Value) => void
  isDisabled?: boolean
  /** Keeps the label for assistive technology only, where the options speak for themselves. */
  hideLabel?: boolean
}

/** One of a few, side by side: a radio group. */
export function Choice<Value extends string>(props: ChoiceProps<Value>) {
  const { label, value, options, onChange, isDisabled = false, hideLabel = false } = props
  const choose = (chosen: string): void => {
    const option = options.find((candidate) => candidate.value === chosen)
    if (option) onChange(option.value)
  }
  return (
    <RadioGroup
      value={value}
      isDisabled={isDisabled}
      onChange={choose}
      orientation="horizontal"
      className="flex flex-col items-start gap-1.5"
    >
      <Label className={hideLabel ? 'sr-only' : 'text-sm font-semibold'}>{label}</Label>
      <div
        className={`inline-flex flex-wrap rounded-md border border-edge bg-paper p-0.5 ${isDisabled ? 'opacity-60' : ''}`}
      >
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            lang={option.lang}
            className="relative flex min-h-8 cursor-pointer items-center rounded-[4px] px-3 text-sm data-hovered:bg-hover data-selected:bg-accent data-selected:text-on-accent data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent"
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  )
}
