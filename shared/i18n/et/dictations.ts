import type { Translation } from '../translation.ts'
import type { dictations as source } from '../en/dictations.ts'

export const dictations: Translation<typeof source> = {
  heading: 'Dikteeringud',
  empty: 'Siin ei ole veel ühtki dikteeringut.',
  emptyHint:
    'Hoia sõnumivälja kõrval mikrofoninuppu all ja räägi. Hiljem leiad räägitu siit koos heliga.',
  emptyAnywhere: 'Mis tahes muus programmis teeb sama {{keys}}.',
  keptDays_one: 'Dikteering kustub {{count, number}} päeva pärast teksti kohalejõudmist.',
  keptDays_other: 'Dikteering kustub {{count, number}} päeva pärast teksti kohalejõudmist.',
  keptNothing: 'Heli ja tekst kustutatakse kohe, kui tekst on kohale jõudnud.',
  keptForEver: 'Dikteeringud jäävad alles, kuni need ise kustutad.',
  keptAnyway: 'Kohale jõudmata ja lünklikud jäävad alles, kuni need ise kustutad.',
  at: 'Dikteering kell {{time}}',
  earlier: 'Näita varasemaid',
  play: 'Esita',
  pause: 'Peata',
  position: 'Koht helis',
  soundFailed: 'Heli ei saa esitada.',
  asHeard: 'Algne tekst',
  noText: 'Teksti veel ei ole',
  silent: 'Kõnet ei olnud kuulda.',
  wordless: 'Sõnu ei tuvastatud.',
  undelivered: 'Kohale jõudmata',
  untilSound: 'esimene heli {{ms, number}} ms järel',
  untilText: 'tekst {{seconds, number}} s pärast lahtilaskmist',
}
