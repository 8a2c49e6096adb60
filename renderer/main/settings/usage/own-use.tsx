import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { UsageRow } from '../../../../shared/ipc/schemas/usage.ts'
import { Choice } from '../../../ui/choice.tsx'
import { Disclosure } from '../../../ui/disclosure.tsx'
import { Subsection } from '../section.tsx'
import { byDay, rowsOfDays, sumOf, sumsByModel } from './sums.ts'
import { UseTable } from './use-table.tsx'
import { useFormats } from './use-formats.ts'

const days = { today: 1, week: 7, month: 30 } as const
type Range = keyof typeof days

/** What one has used oneself, by model and by day. */
export function OwnUse({ rows, today }: { rows: readonly UsageRow[]; today: string }) {
  const { t } = useTranslation()
  const { number, day } = useFormats()
  const [range, setRange] = useState<Range>('today')
  const inRange = rowsOfDays(rows, today, days[range])
  const sums = sumsByModel(inRange)
  const all = sumOf(inRange)
  const { untoldAnswers } = all
  const untold = { count: untoldAnswers, formatted: number(untoldAnswers) }

  return (
    <Subsection heading={t('usage.ownUse')}>
      <Choice
        label={t('usage.time')}
        hideLabel
        value={range}
        options={[
          { value: 'today', label: t('usage.today') },
          { value: 'week', label: t('usage.week') },
          { value: 'month', label: t('usage.month') },
        ]}
        onChange={setRange}
      />
      {sums.length === 0 ? (
        <p className="text-sm text-quiet">{t('usage.nothingUsed')}</p>
      ) : (
        <UseTable
          caption={`${t('usage.ownUse')}: ${t(`usage.${range}`)}`}
          groups={[{ sums }]}
          {...(sums.length > 1 && { all })}
        />
      )}
      {range !== 'today' && sums.length > 0 && (
        <Disclosure label={t('usage.byDay')}>
          <UseTable
            caption={t('usage.byDay')}
            groups={byDay(inRange).map((group) => ({ ...group, heading: day(group.day) }))}
          />
        </Disclosure>
      )}
      <p className="text-sm text-quiet">
        {t('usage.counted')} {untoldAnswers > 0 && t('usage.untold', untold)}
      </p>
    </Subsection>
  )
}
