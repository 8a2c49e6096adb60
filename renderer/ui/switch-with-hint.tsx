import { useId } from 'react'
import { Switch } from './switch.tsx'

/** A switch, and beneath it what it means. */
export function SwitchWithHint(props: {
  label: string
  hint: string
  isSelected: boolean
  onChange: (isSelected: boolean) => void
}) {
  const { label, hint, isSelected, onChange } = props
  const id = useId()
  return (
    <div className="flex flex-col items-start gap-1">
      <div className="-ml-2">
        <Switch isSelected={isSelected} onChange={onChange} aria-describedby={id}>
          {label}
        </Switch>
      </div>
      <p id={id} className="text-sm text-quiet">
        {hint}
      </p>
    </div>
  )
}
