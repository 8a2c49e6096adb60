import { useId } from 'react'
import { Switch } from './switch.tsx'

/** A switch, and beneath it what it means. */
export function SwitchWithHint(props: {
  label: string
  hint: string
  isSelected: boolean
  isDisabled?: boolean
  onChange: (isSelected: boolean) => void
}) {
  const { label, hint, isSelected, isDisabled = false, onChange } = props
  const id = useId()
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="-ml-2">
        <Switch
          isDisabled={isDisabled}
          isSelected={isSelected}
          onChange={onChange}
          aria-describedby={id}
        >
          {label}
        </Switch>
      </div>
      <p id={id} className="text-sm text-quiet">
        {hint}
      </p>
    </div>
  )
}
