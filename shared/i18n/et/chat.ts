import type { Translation } from '../translation.ts'
import type { chat as source } from '../en/chat.ts'

export const chat: Translation<typeof source> = {
  conversation: 'Vestlus',
  you: 'Sina',
  emptyHeading: 'Uus vestlus',
  emptyLead:
    'Alustamiseks kirjuta sõnum. Vastused võivad olla valed: kontrolli üle, mis on oluline.',
  emptyPractice:
    'See on harjutusteenus: see vastab valmis tekstidega. Küsi koodi, tabelit või matemaatikat, et näha, kuidas need välja näevad.',
  opening: 'Avan vestlust…',
  jumpToLatest: 'Mine lõppu',
  message: 'Sõnum',
  placeholder: 'Kirjuta sõnum; „/“ avab viibad',
  send: 'Saada',
  stop: 'Peata',
  model: 'Mudel',
  thinkFirst: 'Mõtle enne vastamist',
  thinkFirstShort: 'Mõtle enne',
  noModels: 'Teenus ei paku ühtki vestlusmudelit.',
  thinking: 'Mõtlen…',
  thought: 'Mõtles enne vastamist',
  thoughtFor: 'Mõtles {{duration}}',
  queued: 'Ootan järjekorras… {{duration}}',
  waitingForModel: 'Ootan mudelit… {{duration}}',
  waitingForMore: 'Ootan jätku… {{duration}}',
  longSilence:
    'Hõivatud või enne vastamist mõtlev mudel võib vajada mitu minutit. Ootamise võid iga hetk peatada.',
  waitingForService: 'Ootan {{duration}}; siis jätkab Jutt ise.',
  stopped: 'Peatasid selle vastuse.',
  interrupted: 'Jutt suleti selle vastuse kirjutamise ajal. Saabunud tekst on alles.',
  cutByLength: 'Vastus jäi pooleli: see jõudis mudeli pikkuspiirini.',
  cutWhileThinking: 'Mudel jõudis pikkuspiirini juba mõeldes, seepärast vastust ei ole.',
  filtered: 'Teenuse sisufilter lõpetas selle vastuse.',
  cameAsThinking: 'Teenus saatis selle vastuse mõttekäiguna.',
  nothingCame: 'Mudel ei vastanud midagi.',
  messageTooLong:
    'Sõnum on saatmiseks liiga pikk: selles on {{length}} märki, kõige rohkem võib olla {{longest}}. Lühenda seda või saada osade kaupa.',
  limitReached:
    'Teenuse kasutuslimiit on täis. Oota või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  modelLimitReached:
    'Mudeli {{model}} kasutuslimiit on täis. Oota või pöördu limiitide muutmiseks HPC keskuse haldaja poole.',
  copyMessage: 'Kopeeri sõnum',
  isAwaited: 'Ootan mudelit {{model}}',
  isReading: '{{model}} loeb',
  isThinking: '{{model}} mõtleb',
  isAnswering: '{{model}} vastab',
  finished: '{{model}} vastas: {{text}}',
  ended: 'Mudeli {{model}} vastus lõppes: {{sentence}}',
}
