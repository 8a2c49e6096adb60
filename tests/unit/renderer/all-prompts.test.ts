import { expect, test } from 'vitest'
import { allPrompts, searchPrompts } from '../../../renderer/main/prompts/all-prompts.ts'
import { createTranslations } from '../../../shared/i18n/index.ts'
import { builtInId, builtInPrompts } from '../../../shared/prompts/built-in.ts'

const { t } = createTranslations('en')
const editor = builtInId('languageEditor')

test('the built-in prompts come along, but those that were changed or deleted', () => {
  const all = allPrompts(t, 'en', {
    prompts: [
      { id: editor, name: 'My editor', text: 'mine' },
      { id: 'p1', name: 'Zebra', text: 'z' },
    ],
    deleted: [builtInId('translator')],
  })
  expect(all).toHaveLength(builtInPrompts.length - 2 + 2)
  expect(all.filter(({ id }) => id === editor)).toEqual([
    { id: editor, name: 'My editor', text: 'mine' },
  ])
  expect(all.at(-1)?.name).toBe('Zebra')
})

test('they are found by any words of their names', () => {
  const all = allPrompts(t, 'en', { prompts: [], deleted: [] })
  expect(searchPrompts(all, '  ')).toHaveLength(all.length)
  expect(searchPrompts(all, 'ENGLISH acad').map(({ name }) => name)).toEqual(['Academic English'])
  expect(searchPrompts(all, 'no such')).toEqual([])
})
