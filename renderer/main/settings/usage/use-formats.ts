import { dateFormat } from '../../../../shared/date-format.ts'
import { useTranslation } from 'react-i18next'
import { duration } from '../../app/duration.ts'
import { useSession } from '../../app/use-stores.ts'

/** Numbers, moments and amounts as the window's language writes them. */
export function useFormats() {
  const { t } = useTranslation()
  const language = useSession((state) => state.language)
  const numbers = new Intl.NumberFormat(language)
  // LiteLLM, the only one that tells amounts, reckons in US dollars; a request may cost a hundredth of a cent.
  const money = new Intl.NumberFormat(language, {
    style: 'currency',
    currency: 'USD',
    currencyDisplay: 'narrowSymbol',
    maximumFractionDigits: 4,
  })
  const date = dateFormat(language, { dateStyle: 'long' })
  const time = dateFormat(language, { timeStyle: 'short' })
  const both = dateFormat(language, { dateStyle: 'medium', timeStyle: 'short' })
  const dayName = dateFormat(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    timeZone: 'UTC',
  })
  return {
    number: (value: number) => numbers.format(value),
    money: (value: number) => money.format(value),
    date: (moment: number) => date.format(moment),
    time: (moment: number) => time.format(moment),
    dateAndTime: (moment: number) => both.format(moment),
    /** A day written YYYY-MM-DD. */
    day: (day: string) => dayName.format(new Date(`${day}T00:00:00Z`)),
    seconds: (value: number) => duration(t, Math.round(value)),
  }
}
