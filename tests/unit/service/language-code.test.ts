import { expect, test } from 'vitest'
import { languageCode } from '../../../electron/service/transcription/language-code.ts'

test.for([
  ['et', 'et'],
  ['en', 'en'],
  [' ET ', 'et'],
  ['et-EE', 'et'],
  ['en_US', 'en'],
  ['est', 'et'],
  ['eng', 'en'],
  ['Estonian', 'et'],
  ['english', 'en'],
  ['russian', 'ru'],
  ['hebrew', 'he'],
  ['javanese', 'jv'],
  ['jw', 'jv'],
  ['haitian creole', 'ht'],
  ['Castilian', 'es'],
  ['nynorsk', 'nn'],
  ['', null],
  ['auto', null],
  ['und', null],
  ['unknown', null],
  ['xx', null],
  ['yue', null],
  ['et-', null],
  ['<|et|>', null],
  ['x'.repeat(100_000), null],
] as const)('%s is %s', ([said, code]) => {
  expect(languageCode(said)).toBe(code)
})
