import type { ReactNode } from 'react'

export interface Column {
  readonly name: string
  /** Figures stand to the right, under each other. */
  readonly isNumeric?: boolean
}

/** A quiet table: the first cell of each row names it. The caption is for assistive technology. */
export function Table(props: { caption: string; columns: readonly Column[]; children: ReactNode }) {
  const { caption, columns, children } = props
  return (
    <table className="w-full border-collapse text-sm tabular-nums">
      <caption className="sr-only">{caption}</caption>
      <thead>
        <tr className="border-b border-line align-bottom text-quiet">
          {columns.map(({ name, isNumeric = false }) => (
            <th
              key={name}
              scope="col"
              className={`py-1.5 pl-3 font-normal first:pl-0 ${isNumeric ? 'text-right' : 'text-left'}`}
            >
              {name}
            </th>
          ))}
        </tr>
      </thead>
      {children}
    </table>
  )
}

/** A row of it; `cells` go under the columns after the first. */
export function TableRow(props: {
  name: string
  cells: readonly { readonly text: string; readonly isNumeric?: boolean }[]
  isStrong?: boolean
}) {
  const { name, cells, isStrong = false } = props
  return (
    <tr className={`border-b border-line align-top ${isStrong ? 'font-semibold' : ''}`}>
      <th scope="row" className={`py-1.5 text-left wrap-anywhere ${isStrong ? '' : 'font-normal'}`}>
        {name}
      </th>
      {cells.map(({ text, isNumeric = false }, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a cell is what stands under its column
        <td key={index} className={`py-1.5 pl-3 ${isNumeric ? 'text-right' : ''}`}>
          {text}
        </td>
      ))}
    </tr>
  )
}
