import { useEffect, useLayoutEffect, useState } from 'react'

/** The time of day in milliseconds since 1970, renewed each second while something counts. */
export function useNow(counting: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!counting) return undefined
    const tick = (): void => setNow(Date.now())
    tick()
    const timer = setInterval(tick, 1000)
    return () => clearInterval(timer)
  }, [counting])
  return now
}

/**
 * The time of day in milliseconds since 1970, renewed whenever a whole second is left until the moment has come, so that
 * two countdowns to it never differ; null is no moment.
 */
export function useNowUntil(moment: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  // Before the paint, so that a countdown never begins with the time at which nothing counted yet.
  useLayoutEffect(() => {
    if (moment === null) return undefined
    let timer: ReturnType<typeof setTimeout> | undefined
    const tick = (): void => {
      const time = Date.now()
      setNow(time)
      if (time < moment) timer = setTimeout(tick, (moment - time) % 1000 || 1000)
    }
    tick()
    return () => clearTimeout(timer)
  }, [moment])
  return now
}

/** The start of the present day in milliseconds since 1970, renewed at midnight. */
export function useToday(): number {
  const [today, setToday] = useState(() => new Date().setHours(0, 0, 0, 0))
  useEffect(() => {
    const midnight = new Date(today)
    midnight.setDate(midnight.getDate() + 1)
    // A sleeping computer wakes late: looking each minute finds the new day soon after.
    const timer = setInterval(() => {
      if (Date.now() >= midnight.getTime()) setToday(new Date().setHours(0, 0, 0, 0))
    }, 60_000)
    return () => clearInterval(timer)
  }, [today])
  return today
}
