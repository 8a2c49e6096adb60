import { expect, test } from 'vitest'
import { describeState } from '../../../../renderer/overlay/describe-state.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { createTranslations } from '../../../../shared/i18n/index.ts'

const { t } = createTranslations('en')

test('what is waited for is said as it is, and nobody is asked to try again what Jutt tries by itself', () => {
  const waiting = (error: AppError): string =>
    describeState(t, { kind: 'finishing', waiting: error }).sentence
  expect(waiting({ code: 'rate_limited' })).toBe(t('chat.limitReached'))
  expect(waiting({ code: 'unreachable', reason: 'no_network' })).toBe(t('errors.no_network'))
})

test('what failed is told by its reason', () => {
  const error = { code: 'key_refused', reason: 'key_expired' } as const
  expect(describeState(t, { kind: 'failed', error }).sentence).toBe(t('errors.key_expired'))
})
