/** Names that Whisper gives and the platform does not know (openai/whisper, tokenizer.py, LANGUAGES and its aliases). */
const whisperNames: Readonly<Record<string, string>> = {
  bengali: 'bn',
  burmese: 'my',
  castilian: 'es',
  flemish: 'nl',
  haitian: 'ht',
  letzeburgesch: 'lb',
  maori: 'mi',
  mandarin: 'zh',
  moldavian: 'ro',
  moldovan: 'ro',
  myanmar: 'my',
  nynorsk: 'nn',
  panjabi: 'pa',
  pushto: 'ps',
  sinhalese: 'si',
  tagalog: 'tl',
  valencian: 'ca',
}

/** The ISO 639-1 code of a language that a service names as a code ("et", "est", "et-EE") or in English; else null. */
export function languageCode(said: string): string | null {
  const name = said.trim().toLowerCase()
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  if (/^[a-z]{2,3}(?:[-_][a-z0-9]+)*$/.test(name)) {
    const code = canonical(name.replaceAll('_', '-'))
    if (code !== null && names.of(code) !== undefined) return code
  }
  return (
    whisperNames[name] ?? codes().find((code) => names.of(code)?.toLowerCase() === name) ?? null
  )
}

/** The two-letter code of a language tag; null where there is none. */
function canonical(tag: string): string | null {
  try {
    const { language } = new Intl.Locale(tag)
    return language.length === 2 ? language : null
  } catch {
    return null
  }
}

/** Every code of two letters that is not an old one for another. */
function codes(): string[] {
  const letters = Array.from({ length: 26 }, (_, index) => String.fromCharCode(97 + index))
  return letters
    .flatMap((first) => letters.map((second) => first + second))
    .filter((code) => canonical(code) === code)
}
