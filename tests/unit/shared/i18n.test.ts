import { expect, test } from 'vitest'
import { actionIds } from '../../../shared/actions/actions.ts'
import { errorCodes, errorReasons } from '../../../shared/errors.ts'
import { en } from '../../../shared/i18n/en/index.ts'
import { et } from '../../../shared/i18n/et/index.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'

/** Every text with its dotted key. */
function texts(tree: object, prefix = ''): Map<string, string> {
  const found = new Map<string, string>()
  for (const [name, value] of Object.entries(tree) as [string, unknown][]) {
    const key = prefix === '' ? name : `${prefix}.${name}`
    if (typeof value === 'string') found.set(key, value)
    else if (typeof value === 'object' && value !== null) {
      for (const [inner, text] of texts(value, key)) found.set(inner, text)
    }
  }
  return found
}

const english = texts(en)
const estonian = texts(et)
const placeholders = (text: string) => (text.match(/\{\{[^}]+\}\}/g) ?? []).toSorted()

test('both languages have the same keys', () => {
  expect([...estonian.keys()].toSorted()).toEqual([...english.keys()].toSorted())
})

test.each([...english])('%s keeps its placeholders and says something in Estonian', (key, text) => {
  const translated = estonian.get(key) ?? ''
  expect(placeholders(translated)).toEqual(placeholders(text))
  expect(translated.trim()).not.toBe('')
})

test('typographic quotes and dashes only: no typewriter apostrophes', () => {
  for (const [key, text] of [...english, ...estonian]) expect(text, key).not.toMatch(/['"]|--/)
})

test('every error code has its sentence and every action its name, in both languages', () => {
  for (const language of ['en', 'et'] as const) {
    const { t } = createTranslations(language)
    for (const code of errorCodes) expect(t(`errors.${code}`)).not.toBe(`errors.${code}`)
    for (const reason of errorReasons) {
      expect(t(`errors.${reason}`, { limit: 1 })).not.toBe(`errors.${reason}`)
    }
    for (const id of actionIds) expect(t(`actions.${id}`)).not.toBe(`actions.${id}`)
  }
})

test('seconds are counted in the language’s plural', () => {
  const { t } = createTranslations('et')
  expect(t('errors.rate_limited_seconds', { count: 12 })).toContain('12 sekundi')
})
