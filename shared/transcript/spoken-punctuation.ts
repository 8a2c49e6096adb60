import { assertNever } from '../assert-never.ts'

/** A sign that is dictated by its name, and how it stands to its neighbours. */
interface Sign {
  name: string
  sign: string
  /** closes: joined to the word before. opens: joined to the word behind. breaks: a line or paragraph of its own. */
  place: 'closes' | 'opens' | 'breaks'
}

const estonian: readonly Sign[] = [
  { name: 'küsimärk', sign: '?', place: 'closes' },
  { name: 'hüüumärk', sign: '!', place: 'closes' },
  { name: 'semikoolon', sign: ';', place: 'closes' },
  { name: 'koolon', sign: ':', place: 'closes' },
  { name: 'koma', sign: ',', place: 'closes' },
  { name: 'punkt', sign: '.', place: 'closes' },
  { name: 'sulg lahti', sign: '(', place: 'opens' },
  { name: 'sulud lahti', sign: '(', place: 'opens' },
  { name: 'sulg kinni', sign: ')', place: 'closes' },
  { name: 'sulud kinni', sign: ')', place: 'closes' },
  { name: 'jutumärgid lahti', sign: '„', place: 'opens' },
  { name: 'jutumärgid kinni', sign: '“', place: 'closes' },
  { name: 'uus lõik', sign: '\n\n', place: 'breaks' },
  { name: 'uus rida', sign: '\n', place: 'breaks' },
]

const english: readonly Sign[] = [
  { name: 'question mark', sign: '?', place: 'closes' },
  { name: 'exclamation mark', sign: '!', place: 'closes' },
  { name: 'semicolon', sign: ';', place: 'closes' },
  { name: 'colon', sign: ':', place: 'closes' },
  { name: 'comma', sign: ',', place: 'closes' },
  { name: 'full stop', sign: '.', place: 'closes' },
  { name: 'period', sign: '.', place: 'closes' },
  { name: 'open bracket', sign: '(', place: 'opens' },
  { name: 'close bracket', sign: ')', place: 'closes' },
  { name: 'open quote', sign: '“', place: 'opens' },
  { name: 'close quote', sign: '”', place: 'closes' },
  { name: 'new paragraph', sign: '\n\n', place: 'breaks' },
  { name: 'new line', sign: '\n', place: 'breaks' },
]

interface Language {
  signs: ReadonlyMap<string, Sign>
  pattern: RegExp
}

/** Names stand alone, and Whisper sets commas and full stops of its own around them. */
function languageOf(signs: readonly Sign[]): Language {
  const names = signs.map(({ name }) => name.replace(' ', '\\s+')).join('|')
  const marks = String.raw`[\s,.;:!?]*`
  const pattern = `(${marks})(?<![\\p{L}\\p{N}])(${names})(?![\\p{L}\\p{N}])${marks}`
  return {
    signs: new Map(signs.map((sign) => [sign.name, sign])),
    pattern: new RegExp(pattern, 'giu'),
  }
}

const languages: Readonly<Record<string, Language>> = {
  et: languageOf(estonian),
  en: languageOf(english),
}

/**
 * Dictated text in which the names of signs became the signs ("koma" a comma, "new line" a line break), and a sentence
 * that they end is followed by a capital. Names within words stay: "komaga". For languages other than "et" and "en"
 * the text is as it was.
 */
export function withSpokenPunctuation(text: string, language: string): string {
  const known = languages[language]
  if (!known) return text
  const replaced = text.replace(known.pattern, (found, ...rest: [string, string, number]) => {
    const [lead, name, offset] = rest
    const spoken = known.signs.get(name.toLowerCase().replaceAll(/\s+/g, ' '))
    if (!spoken) return found
    const { sign, place } = spoken
    switch (place) {
      case 'closes':
        return offset + found.length >= text.length ? sign : `${sign} `
      case 'opens':
        return `${lead.trim()}${offset === 0 ? '' : ' '}${sign}`
      case 'breaks':
        // A sentence may have ended before the break; a comma there is Whisper's own.
        return `${/[.!?]/.exec(lead)?.[0] ?? ''}${sign}`
      default:
        return assertNever(place)
    }
  })
  return replaced
    .replaceAll(/ +(?=[\n).,!?:; ])/g, '')
    .replaceAll(/([.!?]\s+|\n)(\p{Ll})/gu, (_found, before: string, letter: string) => {
      return before + letter.toLocaleUpperCase()
    })
}
