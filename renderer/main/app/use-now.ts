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

/** The time of day in milliseconds since 1970, renewed each second until the moment has come; null is no moment. */
export function useNowUntil(moment: number | null): number {
  const [now, setNow] = useState(() => Date.now())
  // Before the paint, so that a countdown never begins with the time at which nothing counted yet.
  useLayoutEffect(() => {
    if (moment === null) return undefined
    const tick = (): void => {
      setNow(Date.now())
      if (Date.now() >= moment) clearInterval(timer)
    }
    const timer = setInterval(tick, 1000)
    tick()
    return () => clearInterval(timer)
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
