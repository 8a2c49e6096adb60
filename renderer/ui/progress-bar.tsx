import { ProgressBar as AriaProgressBar } from 'react-aria-components'

/** How far something is, in parts from 0 to 1; null where nobody knows. */
export function ProgressBar(props: {
  label: string
  value: number | null
  /** A second, paler measure behind the first, for the eye alone. */
  behind?: number
  valueLabel?: string
}) {
  const { label, value, behind = 0, valueLabel } = props
  return (
    <AriaProgressBar
      aria-label={label}
      isIndeterminate={value === null}
      maxValue={1}
      {...(value !== null && { value })}
      {...(valueLabel !== undefined && { valueLabel })}
      className="relative block h-1.5 overflow-hidden rounded-full bg-line"
    >
      {value === null ? (
        <span className="busy-bar absolute inset-y-0 w-1/4 rounded-full bg-accent" />
      ) : (
        <>
          <span
            className="absolute inset-y-0 left-0 bg-accent opacity-35"
            style={{ width: `${behind * 100}%` }}
          />
          <span
            className="absolute inset-y-0 left-0 rounded-full bg-accent"
            style={{ width: `${value * 100}%` }}
          />
        </>
      )}
    </AriaProgressBar>
  )
}
