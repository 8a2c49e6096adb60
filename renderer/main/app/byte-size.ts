const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A number of bytes as people read it, in one line: "1.2 MB", "340 kB". */
export function byteSize(bytes: number, language: string): string {
  let value = bytes
  let place = 0
  while (value >= 999.5 && place < units.length - 1) {
    value /= 1000
    place += 1
  }
  const format = new Intl.NumberFormat(language, {
    style: 'unit',
    unit: units[place] ?? 'terabyte',
    // Short, bytes have no plural in English.
    unitDisplay: place === 0 ? 'long' : 'short',
    maximumFractionDigits: place > 0 && value < 10 ? 1 : 0,
  })
  return format.format(value).replace(' ', '\u00a0')
}
