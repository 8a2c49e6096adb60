import { useEffect, useState } from 'react'
import { useView } from './use-stores.ts'
import type { AnnouncementKind } from './view-store.ts'

/** Long enough to be picked up; then it goes, so that nobody meets it while reading the page. */
const keptForMs = 4000

/** Tells assistive technology what happened; the conversation itself is not a live region. */
export function Announcer() {
  return (
    <>
      <output aria-live="polite" className="sr-only">
        <Latest kind="status" />
      </output>
      <div role="log" aria-live="polite" className="sr-only">
        <Latest kind="log" />
      </div>
    </>
  )
}

function Latest({ kind }: { kind: AnnouncementKind }) {
  const { text, number } = useView(({ announcements }) => announcements[kind])
  const [silenced, setSilenced] = useState(0)

  useEffect(() => {
    const timer = setTimeout(() => setSilenced(number), keptForMs)
    return () => clearTimeout(timer)
  }, [number])

  return silenced !== number && <span key={number}>{text}</span>
}
