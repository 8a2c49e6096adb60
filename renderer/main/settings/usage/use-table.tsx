import { useTranslation } from 'react-i18next'
import { Table, TableRow } from '../../../ui/table.tsx'
import type { Figures, Sum } from './sums.ts'
import { useFormats } from './use-formats.ts'

/** Sums that belong together, under a heading of their own where they have one. */
export interface UseGroup {
  readonly heading?: string
  readonly sums: readonly Sum[]
}

/** Use in figures, a line a model. */
export function UseTable(props: {
  caption: string
  groups: readonly UseGroup[]
  /** The last line, where it would not only repeat the one above it. */
  all?: Figures
}) {
  const { caption, groups, all } = props
  const { t } = useTranslation()
  const { number, seconds } = useFormats()

  function cells(figures: Figures) {
    const { answers, promptTokens, completionTokens, audioSeconds } = figures
    return [
      answers === 0 ? '' : number(answers),
      answers === 0 ? '' : number(promptTokens),
      answers === 0 ? '' : number(completionTokens),
      audioSeconds === 0 ? '' : seconds(audioSeconds),
    ].map((text) => ({ text, isNumeric: true }))
  }

  return (
    <Table
      caption={caption}
      columns={[
        { name: t('usage.model') },
        { name: t('usage.answers'), isNumeric: true },
        { name: t('usage.tokensIn'), isNumeric: true },
        { name: t('usage.tokensOut'), isNumeric: true },
        { name: t('usage.speech'), isNumeric: true },
      ]}
    >
      {groups.map(({ heading, sums }) => (
        <tbody key={heading ?? ''}>
          {heading !== undefined && (
            <tr className="border-b border-line">
              <th scope="rowgroup" colSpan={5} className="pt-4 pb-1.5 text-left font-semibold">
                {heading}
              </th>
            </tr>
          )}
          {sums.map((sum) => (
            <TableRow key={sum.name} name={sum.name} cells={cells(sum)} />
          ))}
        </tbody>
      ))}
      {all && (
        <tfoot>
          <TableRow name={t('usage.all')} cells={cells(all)} isStrong />
        </tfoot>
      )}
    </Table>
  )
}
