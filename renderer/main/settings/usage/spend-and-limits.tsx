import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../../shared/assert-never.ts'
import type { ToldLimit, ToldUsage } from '../../../../shared/ipc/schemas/usage.ts'
import { Facts, Subsection } from '../section.tsx'
import { useFormats } from './use-formats.ts'

/** What the service told of the key: its spend, budget and limits, and when they begin anew. */
export function SpendAndLimits({ told }: { told: ToldUsage }) {
  const { t } = useTranslation()
  const formats = useFormats()
  const { spend, maxBudget, budgetResetsAt, keyExpiresAt, limits, toldAt } = told
  const heading = t('usage.spendAndLimits')
  if (toldAt === null) {
    return (
      <Subsection heading={heading}>
        <p className="text-sm text-quiet">{t('usage.nothingTold')}</p>
      </Subsection>
    )
  }

  function budget(): string {
    if (maxBudget === null) return t('usage.notTold')
    if (maxBudget === 'none') return t('usage.noBudget')
    const amount = formats.money(maxBudget)
    if (budgetResetsAt === null) return amount
    return t('usage.budgetUntil', { amount, date: formats.date(budgetResetsAt) })
  }

  return (
    <Subsection heading={heading}>
      <Facts
        facts={[
          {
            name: t('usage.spend'),
            value: spend === null ? t('usage.notTold') : formats.money(spend),
          },
          { name: t('usage.budget'), value: budget() },
          ...(limits.length === 0
            ? [{ name: t('usage.limits'), value: t('usage.notTold') }]
            : limits.map((limit) => ({
                id: `${limit.unit} ${limit.scope} ${limit.model ?? ''}`,
                name: limitName(t, limit),
                value: limitValue(t, limit, formats),
              }))),
          ...(keyExpiresAt === null
            ? []
            : [{ name: t('usage.keyExpires'), value: formats.date(keyExpiresAt) }]),
        ]}
      />
      <p className="text-sm text-quiet">{t('usage.asOf', { time: formats.time(toldAt) })}</p>
    </Subsection>
  )
}

/** LiteLLM's limits, which alone have a scope, are for a minute; of others nobody knows for how long they are. */
function limitName(t: TFunction, { unit, scope }: ToldLimit): string {
  switch (unit) {
    case 'requests':
      return scope === '' ? t('usage.requests') : t('usage.requestsMinute')
    case 'tokens':
      return scope === '' ? t('usage.tokens') : t('usage.tokensMinute')
    case 'max_parallel_requests':
      return t('usage.parallel')
    default:
      return assertNever(unit)
  }
}

function limitValue(
  t: TFunction,
  { limit, remaining, resetsAt, scope, model }: ToldLimit,
  { number, time }: ReturnType<typeof useFormats>,
): string {
  return [
    limit !== null && number(limit),
    remaining !== null && t('usage.left', { remaining: number(remaining) }),
    resetsAt !== null && t('usage.anew', { time: time(resetsAt) }),
    scopeOf(t, scope, model),
  ]
    .filter((part) => part !== false)
    .join(', ')
}

/** Whom it is for, where that is not simply the key. */
function scopeOf(t: TFunction, scope: string, model: string | null): string | false {
  if (model !== null) return t('usage.scopeNamedModel', { model })
  switch (scope) {
    case '':
    case 'api_key':
      return false
    case 'model_per_key':
      return t('usage.scopeModel')
    case 'user':
      return t('usage.scopeUser')
    case 'team':
      return t('usage.scopeTeam')
    default:
      return scope
  }
}
