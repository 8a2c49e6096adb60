import type { Translation } from '../translation.ts'
import type { menu as source } from '../en/menu.ts'

export const menu: Translation<typeof source> = {
  file: 'Fail',
  edit: 'Redigeeri',
  chat: 'Vestlus',
  help: 'Abi',
  view: 'Vaade',
  window: 'Aken',
  show: 'Näita Jutu akent',
  quit: 'Välju',
  close: 'Sulge aken',
  undo: 'Võta tagasi',
  redo: 'Tee uuesti',
  cut: 'Lõika',
  copy: 'Kopeeri',
  paste: 'Kleebi',
  selectAll: 'Vali kõik',
  togglefullscreen: 'Täisekraan',
  minimize: 'Minimeeri',
  zoom: 'Suumi',
  about: 'Teave Jutu kohta',
  services: 'Teenused',
  hide: 'Peida Jutt',
  hideOthers: 'Peida teised',
  unhide: 'Näita kõiki',
}
