import type { Translation } from '../translation.ts'
import type { details as source } from '../en/details.ts'

export const details: Translation<typeof source> = {
  heading: 'Selle vastuse üksikasjad',
  model: 'Mudel',
  time: 'Küsitud',
  systemPrompt: 'Süsteemiviip',
  promptTokens: 'Tokeneid sisse',
  completionTokens: 'Tokeneid välja',
  firstToken: 'Aeg esimese tokenini',
  thinking: 'Mõtles',
  total: 'Aega kokku',
  speed: 'Tokenit sekundis',
  ending: 'Lõppemise põhjus',
  streaming: 'vastust alles kirjutatakse',
  stopped: 'peatasid vastuse',
  interrupted: 'Jutt suleti',
  failed: 'ebaõnnestus',
  copyRequestAs: 'Kopeeri päring kujul',
  keyHint:
    'Kood küsib sama vastust uuesti koos kogu sellele eelneva vestlusega. Pane YOUR_API_KEY asemele oma võti.',
  copied: '{{format}}: kopeeritud',
  curl: 'curl',
  pythonOpenai: 'Python (openai)',
  pythonRequests: 'Python (requests)',
  javascript: 'JavaScript',
}
