import { expect, test } from 'vitest'
import { parseOwnWords } from '../../../renderer/main/settings/parse-own-words.ts'
import { settings } from '../../../shared/ipc/schemas/settings.ts'

test('own words are one a line or between commas, each once', () => {
  expect(parseOwnWords('Kääriku\n  Tõravere ,HPC;\n\nKääriku\nUT   HPC')).toEqual([
    'Kääriku',
    'Tõravere',
    'HPC',
    'UT HPC',
  ])
  expect(parseOwnWords(' \n,')).toEqual([])
})

test('whatever is typed can be kept', () => {
  const typed = [`${'x'.repeat(59)} y`, ...Array.from({ length: 500 }, (_, index) => `w${index}`)]
  const words = parseOwnWords(typed.join('\n'))
  expect(settings.shape.ownWords.safeParse(words).success).toBe(true)
})
