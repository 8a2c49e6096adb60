import { useSession } from '../../app/use-stores.ts'

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** Bytes as the window's language writes them: "1.2 GB", "340 kB". */
export function useByteSize(): (bytes: number) => string {
  const language = useSession((state) => state.language)
  return (bytes) => {
    let value = bytes / 1000
    let place = 0
    while (value >= 999.5 && place < units.length - 1) {
      value /= 1000
      place += 1
    }
    const unit = units[place] ?? 'terabyte'
    const maximumFractionDigits = value < 10 ? 1 : 0
    const format = { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits } as const
    return new Intl.NumberFormat(language, format).format(value)
  }
}
