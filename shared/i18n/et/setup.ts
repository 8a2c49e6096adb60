import type { Translation } from '../translation.ts'
import type { setup as source } from '../en/setup.ts'

export const setup: Translation<typeof source> = {
  heading: 'Parameetrid ja süsteemiviip',
  systemPrompt: 'Süsteemiviip',
  systemPromptHint:
    'Saadetakse vestluse ees iga kord, kui mudelilt küsitakse. Kui väli on tühi, ei saadeta midagi.',
  parametersOf: 'Mudeli {{model}} parameetrid',
  temperature: 'Temperatuur (temperature)',
  top_p: 'Top p',
  top_k: 'Top k',
  presence_penalty: 'Kordamistrahv (presence_penalty)',
  max_tokens: 'Pikim vastus (max_tokens)',
  recommended: 'Soovitatav: {{value}}',
  serviceDecides: 'Tühi: otsustab teenus',
  maxTokensHint: '{{least}} kuni {{most}}. Tühi: otsustab teenus',
  reset: 'Taasta soovitatavad',
  notANumber: 'Kirjuta arv.',
  notWhole: 'Kirjuta täisarv.',
  outOfRange: 'Kirjuta arv vahemikus {{least}} kuni {{most}}.',
}
