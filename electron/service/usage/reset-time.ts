const second = 1000
const minute = 60 * second
const hour = 60 * minute
const day = 24 * hour

/** A later moment would be a mistake of ours or the service's. Milliseconds. */
const farthest = 400 * day
/** Above it, a bare number counts from 1970 and not from now. Seconds. */
const leastEpoch = 1e9

const duration =
  /^(?=.)(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m(?!s))?(?:(\d+(?:\.\d+)?)s)?(?:(\d+(?:\.\d+)?)ms)?$/

/**
 * The moment (milliseconds since 1970) at which a limit begins anew: OpenAI writes durations ("6m0s", "12ms"), others
 * seconds, ISO or HTTP dates. Undefined for what is none of these, lies in the past or is written as LiteLLM's
 * `reset_at`, whose local time calls itself UTC.
 */
export function resetTime(text: string, now: number): number | undefined {
  const moment = Math.round(momentOf(text.trim(), now) ?? Number.NaN)
  return moment > now && moment <= now + farthest ? moment : undefined
}

function momentOf(text: string, now: number): number | undefined {
  if (/^\d+(?:\.\d+)?$/.test(text)) {
    const number = Number(text)
    if (number < leastEpoch) return now + number * second
    return number < leastEpoch * 1000 ? number * second : number
  }
  const parts = duration.exec(text)
  if (parts !== null) {
    const [days, hours, minutes, seconds, milliseconds] = parts
      .slice(1)
      .map((part) => Number(part ?? 0))
    return (
      now +
      (days ?? 0) * day +
      (hours ?? 0) * hour +
      (minutes ?? 0) * minute +
      (seconds ?? 0) * second +
      (milliseconds ?? 0)
    )
  }
  const isDate =
    /^\d{4}-\d{2}-\d{2}T/.test(text) || /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} /.test(text)
  const moment = isDate ? Date.parse(text) : Number.NaN
  return Number.isNaN(moment) ? undefined : moment
}
