import type { Translation } from '../translation.ts'
import type { menu as source } from '../en/menu.ts'

export const menu: Translation<typeof source> = {
  file: 'Fail',
  edit: 'Redigeerimine',
  view: 'Vaade',
  window: 'Aken',
  open: 'Ava Jutt',
  quit: 'Välju',
  close: 'Sulge aken',
  undo: 'Võta tagasi',
  redo: 'Tee uuesti',
  cut: 'Lõika',
  copy: 'Kopeeri',
  paste: 'Kleebi',
  selectAll: 'Vali kõik',
  resetZoom: 'Tegelik suurus',
  zoomIn: 'Suurenda',
  zoomOut: 'Vähenda',
  togglefullscreen: 'Täisekraan',
  minimize: 'Minimeeri',
  zoom: 'Suumi',
  about: 'Jutu teave',
  services: 'Teenused',
  hide: 'Peida Jutt',
  hideOthers: 'Peida teised',
  unhide: 'Näita kõiki',
}
