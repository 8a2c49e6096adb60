import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withSpokenPunctuation } from '../../../shared/transcript/spoken-punctuation.ts'

const estonian = (text: string) => withSpokenPunctuation(text, 'et')
const english = (text: string) => withSpokenPunctuation(text, 'en')

test.each([
  ['Tere koma maailm punkt', 'Tere, maailm.'],
  // As Whisper writes it, with marks of its own around the names.
  ['Tere, koma, maailm. Punkt.', 'Tere, maailm.'],
  ['Kas tuled küsimärk, uus rida, tore.', 'Kas tuled?\nTore.'],
  ['Tere. Uus rida. Kuidas läheb?', 'Tere.\nKuidas läheb?'],
  ['esimene lõik punkt uus lõik teine', 'esimene lõik.\n\nTeine'],
  ['nii sulud lahti see tähendab sulud kinni on', 'nii (see tähendab) on'],
  ['ta ütles koolon jutumärgid lahti tere jutumärgid kinni punkt', 'ta ütles: „tere“.'],
  ['üks semikoolon kaks', 'üks; kaks'],
])('Estonian: %s', (spoken, written) => {
  expect(estonian(spoken)).toBe(written)
})

test.each([
  ['Hello comma world full stop how are you question mark', 'Hello, world. How are you?'],
  ['one new line two new paragraph three', 'one\nTwo\n\nThree'],
  ['he said colon open quote yes close quote period', 'he said: “yes”.'],
  ['open bracket aside close bracket then', '(aside) then'],
])('English: %s', (spoken, written) => {
  expect(english(spoken)).toBe(written)
})

test('names within words, and names of other languages, stay', () => {
  expect(estonian('Komaga punktid, koolonid.')).toBe('Komaga punktid, koolonid.')
  expect(estonian('a comma')).toBe('a comma')
  expect(english('commas and periods')).toBe('commas and periods')
  expect(withSpokenPunctuation('koma comma', 'fi')).toBe('koma comma')
})

test('no word that is no sign is lost, whatever is said', () => {
  const word = fc.constantFrom('Tere', 'maja', 'koma', 'punkt', 'uus', 'rida', 'õun', ',', '.', '?')
  fc.assert(
    fc.property(fc.array(word, { maxLength: 12 }), (words) => {
      const written = estonian(words.join(' ')).toLowerCase()
      for (const kept of ['tere', 'maja', 'õun']) {
        const count = words.filter((each) => each.toLowerCase() === kept).length
        expect(written.split(kept).length - 1).toBe(count)
      }
    }),
  )
})
