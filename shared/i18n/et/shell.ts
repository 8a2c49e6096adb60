import type { Translation } from '../translation.ts'
import type { shell as source } from '../en/shell.ts'

export const shell: Translation<typeof source> = {
  chats: 'Vestlused ja transkriptsioonid',
  noChats: 'Siia tekib sinu vestluste ja transkriptsioonide loend.',
  loadingChats: 'Laadin…',
  today: 'Täna',
  yesterday: 'Eile',
  chatMenu: 'Vestluse „{{title}}“ menüü',
  rename: 'Nimeta ümber',
  renameHeading: 'Vestluse ümbernimetamine',
  chatTitle: 'Pealkiri',
  chatDeleted: '„{{title}}“ on kustutatud.',
  practice: 'Harjutus',
  practiceMeaning:
    'Vastab selles arvutis töötav harjutusteenus. Selle taga ei ole mudelit ja arvutist ei lähe midagi välja.',
  waiting: 'Ootan {{duration}}',
  waitingForModel: 'Ootan mudelit {{model}}: {{duration}}',
  offline: 'Ühenduseta',
  keyRefused: 'Võti ei kehti',
  checkAgain: 'Kontrolli uuesti',
  checking: 'Kontrollin…',
  startFailed: 'Jutt ei käivitunud',
  crashed:
    'Seda vaadet ei õnnestunud näidata. Sinu vestlused on alles; jätkamiseks laadi aken uuesti.',
  hours: '{{hours}} h',
  minutes: '{{minutes}} min',
  seconds: '{{seconds}} s',
}
