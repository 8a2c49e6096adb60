import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Pick } from '../../ui/pick.tsx'
import { useRunAction, useSession, useStores } from '../app/use-stores.ts'
import { Lockable } from './lockable.tsx'

const offered = [0, 1, 7, 30, 90, null] as const

/** For how long dictations are kept. */
export function DictationDays() {
  const { t } = useTranslation()
  const { session } = useStores()
  const run = useRunAction()
  const chosen = useSession((state) => state.settings.dictationDays)
  const label = (days: (typeof offered)[number]): string => {
    if (days === null) return t('settings.daysForEver')
    return days === 0 ? t('settings.daysNone') : t('settings.days', { count: days })
  }
  const choose = (id: string): void => {
    const dictationDays = offered.find((days) => String(days) === id)
    if (dictationDays !== undefined) void session.getState().updateSettings({ dictationDays })
  }
  return (
    <div className="flex flex-col items-start gap-1.5">
      <Lockable name="dictationDays">
        {(isLocked) => (
          <Pick
            isDisabled={isLocked}
            label={t('settings.dictationDays')}
            value={String(chosen)}
            options={offered.map((days) => ({ id: String(days), label: label(days) }))}
            onChange={choose}
          />
        )}
      </Lockable>
      <p className="text-sm text-quiet">{t('settings.dictationDaysMeaning')}</p>
      <Button onPress={() => run('openDictations')}>{t('settings.showDictations')}</Button>
    </div>
  )
}
