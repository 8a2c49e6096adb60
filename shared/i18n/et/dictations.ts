import type { Translation } from '../translation.ts'
import type { dictations as source } from '../en/dictations.ts'

export const dictations: Translation<typeof source> = {
  heading: 'Dikteeringud',
  empty: 'Midagi ei ole veel alles. Siit leiad hiljem kõik, mida oled dikteerinud.',
  keptDays_one: 'Alles {{count, number}} päeva pärast teksti kohalejõudmist.',
  keptDays_other: 'Alles {{count, number}} päeva pärast teksti kohalejõudmist.',
  keptNothing: 'Heli ja tekst kustutatakse kohe, kui tekst on kohale jõudnud.',
  keptForEver: 'Alles, kuni need ise kustutad.',
  keptAnyway: 'Mis ei ole kohale jõudnud või on lünklik, jääb alles, kuni selle ise kustutad.',
  at: 'Dikteering kell {{time}}',
  earlier: 'Näita varasemaid',
  play: 'Esita',
  pause: 'Peata',
  position: 'Koht helis',
  soundFailed: 'Heli ei saa esitada.',
  asHeard: 'Nii, nagu kuuldi',
  noText: 'Teksti veel ei ole',
  silent: 'Kõnet ei olnud kuulda.',
  wordless: 'Sõnu ei tuntud ära.',
  undelivered: 'Kohale jõudmata',
  untilSound: 'esimene heli {{ms, number}} ms järel',
  untilText: 'tekst {{seconds, number}} s pärast lahtilaskmist',
}
