import { useView } from './use-stores.ts'

/** Tells assistive technology what happened; the conversation itself is not a live region. */
export function Announcer() {
  const { text, number } = useView((state) => state.announcement)
  return (
    <output aria-live="polite" className="sr-only">
      <span key={number}>{text}</span>
    </output>
  )
}
