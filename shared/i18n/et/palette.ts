import type { Translation } from '../translation.ts'
import type { palette as source } from '../en/palette.ts'

export const palette: Translation<typeof source> = {
  find: 'Leia käsk, vestlus või salvestis',
  placeholder: 'Mida soovid teha?',
  results: 'Käsud, vestlused ja salvestised',
  nothing: 'Sellise nimega midagi ei ole.',
  chat: 'Vestlus',
  transcript: 'Salvestis',
}
