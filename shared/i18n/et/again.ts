import type { Translation } from '../translation.ts'
import type { again as source } from '../en/again.ts'

export const again: Translation<typeof source> = {
  menu: 'Transkribeeri uuesti…',
  heading: 'Uuesti transkribeerimine',
  lead: 'Uus tekst asendab seal senise koos tehtud muudatustega. Tagasivõtmine toob need tagasi.',
  from: 'Algus',
  to: 'Lõpp',
  noRange: 'Anna vahemik 0:00 ja {{length}} vahel.',
  language: 'Keel',
  in_et: 'Eesti',
  in_en: 'Inglise',
  in_auto: 'Automaatne',
  begin: 'Transkribeeri uuesti',
  running: 'Transkribeerin osa uuesti: {{done, number}} / {{total, number}}',
  incomplete: 'Teksti tuli vähem, kui seal räägitakse, seega jäi senine tekst alles.',
}
