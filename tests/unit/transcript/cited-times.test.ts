import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTranslations } from '../../../shared/i18n/index.ts'
import { askedText } from '../../../shared/transcript/asked-text.ts'
import { citedParts } from '../../../shared/transcript/cited-times.ts'
import { emptyLog } from '../../../shared/transcript/edit-log.ts'
import { gap, take } from './take.ts'

const times = (text: string) =>
  citedParts(text).flatMap((part) =>
    part.kind === 'time' ? [[part.text, part.sample / 16_000]] : [],
  )

test('times in brackets are found, alone, in ranges and in lists', () => {
  expect(times('It began [0:05] and ended [1:02:03].')).toEqual([
    ['0:05', 5],
    ['1:02:03', 3723],
  ])
  expect(times('From [12:34–13:00], also [0:01, 0:02; 10:00].')).toHaveLength(5)
  expect(times('At 12:34, [a], [1], [12:3], [12:345] and (1:23).')).toEqual([])
})

test('nothing of the text is lost, wherever it is cut', () => {
  const text = fc.string({ unit: fc.constantFrom('[', ']', ':', '1', '2', '-', ' ', 'a') })
  fc.assert(
    fc.property(text, (text) => {
      expect(
        citedParts(text)
          .map((part) => part.text)
          .join(''),
      ).toBe(text)
    }),
  )
})

test('a model reads lines with their times, and what is missing', () => {
  const { t } = createTranslations('en')
  const pieces = take('Tere kõigile. Alustame.', gap('half'), { text: 'Lõpetame.', after: 70 })
  expect(askedText(t, { pieces, log: emptyLog })).toBe(
    '[0:00] Tere kõigile. Alustame.\n\n[0:10–0:20 is missing or doubtful] half\n\n[1:30] Lõpetame.',
  )
})
