import type { ReactNode } from 'react'

const kinds = {
  plain: 'border-line bg-sunk',
  caution: 'border-caution/40 bg-caution-soft',
  danger: 'border-danger/40 bg-danger-soft',
} as const

/** A sentence set apart, with what can be done about it. */
export function Notice(props: { kind?: keyof typeof kinds; children: ReactNode }) {
  const { kind = 'plain', children } = props
  return (
    <div className={`flex flex-col gap-2 rounded-md border px-3.5 py-2.5 text-sm ${kinds[kind]}`}>
      {children}
    </div>
  )
}
