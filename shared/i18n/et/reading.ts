import type { Translation } from '../translation.ts'
import type { reading as source } from '../en/reading.ts'

export const reading: Translation<typeof source> = {
  playFrom: 'Esita alates {{time}}',
  edit: 'Muuda {{time}}',
  editText: 'Muuda teksti',
  textAt: 'Tekst kohal {{time}}',
  editHint: 'Enter või Esc jätab muudatuse alles. Kaks korda Shift+Enter alustab uut lõiku.',
  more: 'Muud toimingud kohal {{time}}',
  follow: 'Jälgi heli',

  speakerIs: 'Kõneleja {{speaker}}: muuda',
  spokenBy: 'Räägib {{speaker}}',
  nameSpeaker: 'Kõneleja nimi…',
  speakerHeading: 'Kes räägib?',
  speakerName: 'Nimi',
  speakerHint: 'Nime eemaldamiseks jäta tühjaks.',
  speakerWhere: 'Kus',
  scope_paragraph: 'Selles lõigus',
  scope_following: 'Siit järgmise nimeni',
  scope_everywhere: 'Kõikjal, kus räägib {{speaker}}',

  undo: 'Võta muudatus tagasi',
  redo: 'Tee muudatus uuesti',
  findReplace: 'Otsi ja asenda',
  find: 'Otsi',
  replaceWith: 'Asenda tekstiga',
  replace: 'Asenda',
  replaceAll: 'Asenda kõik',
  replaced_one: '{{count, number}} asendatud',
  replaced_other: '{{count, number}} asendatud',
  matchCase: 'Erista suur- ja väiketähti',
}
