import type { Translation } from '../translation.ts'
import type { sound as source } from '../en/sound.ts'

export const sound: Translation<typeof source> = {
  sound: 'Heli',
  menu: 'Heli: {{size}}',
  compressing: '{{size}}, tihendan…',
  compressed: '{{size}}, tihendatud',
  deleted: 'kustutatud',
  compress: 'Tihenda heli',
  delete: 'Kustuta heli…',
  deleteHeading: 'Kas kustutada heli?',
  deleteLead:
    'Tekst jääb alles. Salvestist ei saa enam kuulata ega uuesti transkribeerida ja kustutamist ei saa tagasi võtta.',
  deleteWithGaps_one: 'Tekstist puudub {{count, number}} osa, mida siis enam täita ei saa.',
  deleteWithGaps_other: 'Tekstist puudub {{count, number}} osa, mida siis enam täita ei saa.',
  deleteNow: 'Kustuta heli',

  heading: 'Transkriptsioonid',
  after: 'Transkribeeritud failide heli',
  keep: 'Jäta alles',
  compressLater: 'Tihenda',
  deleteLater: 'Kustuta',
  days: 'Pärast',
  meaning:
    'Tekst jääb igal juhul alles. Tihendatud heli võtab umbes kümnendiku ruumist ning seda saab samamoodi kuulata ja uuesti transkribeerida. Heli ei kustutata iseenesest, kui tekstist on osi puudu.',
}
