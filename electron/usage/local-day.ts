/** The day as the calendar here calls it, YYYY-MM-DD; `ago` days before it. `now` in milliseconds since 1970. */
export function localDay(now: number, ago = 0): string {
  const day = new Date(now)
  day.setDate(day.getDate() - ago)
  const [month, date] = [day.getMonth() + 1, day.getDate()].map((part) =>
    String(part).padStart(2, '0'),
  )
  return `${String(day.getFullYear()).padStart(4, '0')}-${month}-${date}`
}
