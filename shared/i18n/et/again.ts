import type { Translation } from '../translation.ts'
import type { again as source } from '../en/again.ts'

export const again: Translation<typeof source> = {
  menu: 'Tee uuesti tekstiks…',
  heading: 'Uuesti tekstiks',
  lead: 'Uus tekst tuleb senise asemele koos seal tehtud muudatustega. Tagasivõtmine toob need tagasi.',
  from: 'Algus',
  to: 'Lõpp',
  noRange: 'Anna vahemik 0:00 ja {{length}} vahel.',
  language: 'Keel',
  in_et: 'Eesti',
  in_en: 'Inglise',
  in_auto: 'Automaatne',
  begin: 'Tee uuesti tekstiks',
  running: 'Teen osa uuesti tekstiks: {{done, number}} / {{total, number}}',
  incomplete: 'Teksti tuli vähem, kui seal räägitakse, seega jäi tekst endiseks.',
}
