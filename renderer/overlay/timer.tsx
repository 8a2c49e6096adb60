import { useEffect, useState } from 'react'
import { SAMPLE_RATE } from '../../shared/speech/pcm.ts'
import { clockTime } from '../../shared/transcript/clock-time.ts'

/** For how long it has been recorded. */
export function Timer({ since }: { since: number }) {
  const [now, setNow] = useState(since)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 250)
    return () => clearInterval(timer)
  }, [])
  const seconds = Math.max(0, Math.floor((now - since) / 1000))
  return (
    <span className="text-sm font-semibold tabular-nums">{clockTime(seconds * SAMPLE_RATE)}</span>
  )
}
