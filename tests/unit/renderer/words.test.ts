import { expect, test } from 'vitest'
import { duration, secondsSince, secondsUntil } from '../../../renderer/main/app/duration.ts'
import {
  errorSentence,
  limitSentence,
  waitSentence,
} from '../../../renderer/main/app/error-sentence.ts'
import { endingSentence } from '../../../renderer/main/chat/ending.ts'
import { errorCodes } from '../../../shared/errors.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'
import { answerTo } from './fake-jutt.ts'

const { t } = createTranslations('en')
const { t: estonian } = createTranslations('et')

test('a countdown ends at nought and never shows a second too few', () => {
  expect(secondsUntil(12_000, 0)).toBe(12)
  expect(secondsUntil(12_000, 1)).toBe(12)
  expect(secondsUntil(12_000, 11_999)).toBe(1)
  expect(secondsUntil(12_000, 12_000)).toBe(0)
  expect(secondsUntil(12_000, 99_000)).toBe(0)
  expect(secondsSince(1000, 15_999)).toBe(14)
  expect(secondsSince(1000, 0)).toBe(0)
})

test('seconds become minutes after the first', () => {
  expect(duration(t, 59)).toBe('59 s')
  expect(duration(t, 125)).toBe('2 min 5 s')
  expect(duration(t, 120)).toBe('2 min')
  expect(duration(t, 3600)).toBe('1 h')
  expect(duration(t, 3905)).toBe('1 h 5 min')
  expect(duration(t, 0)).toBe('0 s')
})

test('every error has its sentence in both languages, with the seconds where they are known', () => {
  for (const code of errorCodes) {
    expect(errorSentence(t, { code })).toMatch(/^\p{Lu}.*\.$/su)
    expect(errorSentence(t, { code: 'rate_limited', retryAfterSeconds: 3600 })).toContain('in 1 h,')
    expect(errorSentence(estonian, { code })).toMatch(/^\p{Lu}.*\.$/su)
  }
  expect(errorSentence(t, { code: 'rate_limited', retryAfterSeconds: 0.2 })).toContain(
    'in 1 second,',
  )
  expect(errorSentence(t, { code: 'rate_limited', retryAfterSeconds: 12 })).toContain(
    'in 12 seconds,',
  )
  expect(errorSentence(estonian, { code: 'rate_limited', retryAfterSeconds: 12 })).toContain(
    '12 sekundi pärast',
  )
})

test('a limit of one model names it, beside a countdown and as an error, in both languages', () => {
  const error = { code: 'rate_limited', model: 'qwen3.5-122b' } as const
  for (const translate of [t, estonian]) {
    expect(errorSentence(translate, error)).toContain('qwen3.5-122b')
    expect(errorSentence(translate, { ...error, retryAfterSeconds: 90 })).toMatch(
      /qwen3\.5-122b.*1 min 30 s/,
    )
    expect(waitSentence(translate, error)).toContain('qwen3.5-122b')
    expect(limitSentence(translate, null)).toBe(waitSentence(translate, { code: 'rate_limited' }))
    expect(waitSentence(translate, { code: 'unreachable' })).toBe(
      errorSentence(translate, { code: 'unreachable' }),
    )
  }
})

test('an answer says how it ended unless it is simply complete', () => {
  const message = answerTo('c', 'm')
  const done = (finishReason: string, content = 'text') =>
    endingSentence(t, { ...message, content, state: { kind: 'done', finishReason } }, 0)
  expect(done('stop')).toBeNull()
  expect(done('length')).toContain('length limit')
  expect(done('length', '')).toContain('still thinking')
  expect(done('content_filter')).toContain('filter')
  expect(done('stop', '')).toContain('no answer')
  expect(endingSentence(t, message, 0)).toBeNull()
})

test('a wait that the service asked for grows shorter and is forgotten when it is over', () => {
  const error = { code: 'rate_limited', retryAfterSeconds: 3600 } as const
  const message = {
    ...answerTo('c', 'm'),
    createdAt: 1_000_000,
    state: { kind: 'failed', error } as const,
    figures: { totalMs: 500 },
  }
  const after = (seconds: number) => endingSentence(t, message, 1_000_500 + seconds * 1000)
  expect(after(0)).toContain('try again in 1 h,')
  expect(after(0.2)).toContain('try again in 1 h,')
  expect(after(1800)).toContain('try again in 30 min,')
  expect(after(3590)).toContain('try again in 10 seconds,')
  expect(after(3600)).toBe(errorSentence(t, { code: 'rate_limited' }))
  expect(endingSentence(t, { ...message, figures: {} }, 1_000_500)).toBe(
    errorSentence(t, { code: 'rate_limited' }),
  )
})
