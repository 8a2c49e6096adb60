import type { Translation } from '../translation.ts'
import type { palette as source } from '../en/palette.ts'

export const palette: Translation<typeof source> = {
  find: 'Leia käsk, vestlus või transkriptsioon',
  placeholder: 'Mida soovid teha?',
  results: 'Käsud, vestlused ja transkriptsioonid',
  nothing: 'Sellise nimega midagi ei ole.',
  chat: 'Vestlus',
  transcript: 'Transkriptsioon',
}
