import { useEffect, useId, useRef, type ReactNode } from 'react'
import { useView } from '../app/use-stores.ts'
import type { SettingsSection } from '../app/view-store.ts'

/** A section of the settings, which actions and links lead to by its name. */
export function Section(props: { name: SettingsSection; heading: string; children: ReactNode }) {
  const { name, heading, children } = props
  const id = useId()
  const title = useRef<HTMLHeadingElement>(null)
  const wish = useView(({ section }) => (section?.name === name ? section.number : null))

  useEffect(() => {
    if (wish === null) return
    title.current?.scrollIntoView({ block: 'start' })
    title.current?.focus({ preventScroll: true })
  }, [wish])

  return (
    <section aria-labelledby={id} className="flex flex-col gap-5">
      <h2
        ref={title}
        id={id}
        tabIndex={-1}
        className="scroll-mt-4 border-b border-line pb-2 text-lg font-semibold outline-none"
      >
        {heading}
      </h2>
      {children}
    </section>
  )
}

/** A part of a section. */
export function Subsection({ heading, children }: { heading: string; children: ReactNode }) {
  const id = useId()
  return (
    <section aria-labelledby={id} className="flex flex-col items-start gap-3">
      <h3 id={id} className="text-sm font-semibold">
        {heading}
      </h3>
      {children}
    </section>
  )
}

/** Names and what they stand for, one pair a line where there is room. */
export function Facts({ facts }: { facts: readonly { name: string; value: ReactNode }[] }) {
  return (
    <dl className="grid grid-cols-1 gap-x-6 gap-y-1 text-sm sm:grid-cols-[10rem_1fr] sm:gap-y-2.5">
      {facts.map(({ name, value }) => (
        <div key={name} className="contents">
          <dt className="text-quiet">{name}</dt>
          <dd className="mb-2 min-w-0 wrap-anywhere sm:mb-0">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
