import { useEffect, useState } from 'react'
import { useView } from './use-stores.ts'

/** Long enough to be picked up; then it goes, so that nobody meets it while reading the page. */
const keptForMs = 4000

/** Tells assistive technology what happened; the conversation itself is not a live region. */
export function Announcer() {
  const { text, number } = useView((state) => state.announcement)
  const [silenced, setSilenced] = useState(0)

  useEffect(() => {
    const timer = setTimeout(() => setSilenced(number), keptForMs)
    return () => clearTimeout(timer)
  }, [number])

  return (
    <output aria-live="polite" className="sr-only">
      {silenced !== number && <span key={number}>{text}</span>}
    </output>
  )
}
