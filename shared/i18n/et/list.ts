import type { Translation } from '../translation.ts'
import type { list as source } from '../en/list.ts'

export const list: Translation<typeof source> = {
  pinned: 'Kinnitatud',
  pin: 'Kinnita loendi algusesse',
  unpin: 'Eemalda kinnitus',
  archive: 'Arhiveeri',
  unarchive: 'Too arhiivist tagasi',
  choose: 'Vali',
  chosenActions: 'Valitud kirjed',
  chosen_one: 'Valitud: {{count, number}}',
  chosen_other: 'Valitud: {{count, number}}',
  chooseAll: 'Vali kõik',
  archiveChosen: 'Arhiveeri valitud',
  unarchiveChosen: 'Too valitud arhiivist tagasi',
  exportChosen: 'Ekspordi valitud…',
  deleteChosen: 'Kustuta valitud',
  endChoosing: 'Lõpeta valimine',
  showArchive: 'Arhiiv',
  leaveArchive: 'Tagasi loendi juurde',
  nothingArchived: 'Arhiiv on tühi.',
  deleted_one: '{{count, number}} kirje on kustutatud.',
  deleted_other: '{{count, number}} kirjet on kustutatud.',
  archived_one: '{{count, number}} kirje on arhiveeritud.',
  archived_other: '{{count, number}} kirjet on arhiveeritud.',
  unarchived_one: '{{count, number}} kirje on tagasi loendis.',
  unarchived_other: '{{count, number}} kirjet on tagasi loendis.',
}
