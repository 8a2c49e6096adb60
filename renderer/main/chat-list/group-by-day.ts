import { dateFormat } from '../../../shared/date-format.ts'

/** The items of one day, with the words for that day. */
export interface DayGroup<Item> {
  key: string
  label: string
  items: Item[]
}

const dayMs = 86_400_000

/** Local calendar days from one moment to another; a day with a change of clocks is a day too. */
function daysBetween(from: number, to: number): number {
  const start = new Date(from).setHours(0, 0, 0, 0)
  const end = new Date(to).setHours(0, 0, 0, 0)
  return Math.round((end - start) / dayMs)
}

function capitalise(text: string, locale: string): string {
  return text.charAt(0).toLocaleUpperCase(locale) + text.slice(1)
}

/**
 * Groups items (newest first; `at` in milliseconds since 1970) by local calendar day: today, yesterday, the weekdays
 * of the last week, then dates.
 */
export function groupByDay<Item extends { at: number }>(
  items: readonly Item[],
  options: { now: number; locale: string; today: string; yesterday: string },
): DayGroup<Item>[] {
  const { now, locale, today, yesterday } = options
  const weekday = dateFormat(locale, { weekday: 'long' })
  const dayInYear = dateFormat(locale, { day: 'numeric', month: 'long' })
  const fullDate = dateFormat(locale, { dateStyle: 'long' })

  const label = (moment: number, days: number): string => {
    if (days <= 0) return today
    if (days === 1) return yesterday
    if (days < 7) return capitalise(weekday.format(moment), locale)
    const sameYear = new Date(moment).getFullYear() === new Date(now).getFullYear()
    return (sameYear ? dayInYear : fullDate).format(moment)
  }

  const groups: DayGroup<Item>[] = []
  for (const item of items) {
    const days = Math.max(0, daysBetween(item.at, now))
    const key = String(days)
    const last = groups.at(-1)
    if (last?.key === key) last.items.push(item)
    else groups.push({ key, label: label(item.at, days), items: [item] })
  }
  return groups
}
