import { app } from 'electron'

/** The user's languages, the preferred one first; the language given by `--lang` goes before all. */
export function systemLanguages(): readonly string[] {
  return [app.getLocale(), ...app.getPreferredSystemLanguages()]
}
