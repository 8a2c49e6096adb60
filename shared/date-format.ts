/**
 * Moments as the language of the window writes them. English is that of Europe: the day first, hours up to 24; American dates would be
 * read wrongly where Jutt is used.
 */
export function dateFormat(
  language: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, options)
}
