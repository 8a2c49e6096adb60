import type { Translation } from '../translation.ts'
import type { findInChat as source } from '../en/findInChat.ts'

export const findInChat: Translation<typeof source> = {
  label: 'Otsi vestlusest',
  count: '{{at}} / {{total}}',
  none: 'Ei leitud',
  previous: 'Eelmine vaste',
  next: 'Järgmine vaste',
  close: 'Sulge otsing',
}
