import type { Translation } from '../translation.ts'
import type { shortcuts as source } from '../en/shortcuts.ts'

export const shortcuts: Translation<typeof source> = {
  heading: 'Kiirklahvid',
  lead: 'Muutmiseks vali kiirklahv ja vajuta uusi klahve. Tagasilükkeklahv (Backspace) eemaldab selle, Escape jätab kõik endiseks.',
  group_list: 'Vestlused ja transkriptsioonid',
  group_conversation: 'Avatud vestlus',
  group_speech: 'Kõne ja salvestised',
  group_window: 'Aken',
  anywhere: 'Igas programmis',
  goesFirst: 'Samad klahvid on käsul „{{other}}“; dikteerimine on eespool.',
  changeInDictation: 'Muuda',
  none: 'Puudub',
  change: '{{action}}: {{keys}}. Muuda',
  press: 'Vajuta klahve…',
  pressFor: '{{action}}: vajuta klahve',
  reset: 'Taasta käsu „{{action}}“ kiirklahv',
  resetAll: 'Taasta kõik kiirklahvid',
  isNow: '{{action}}: {{keys}}',
  allReset: 'Kõik kiirklahvid on nagu alguses.',
  conflict: '{{keys}} on juba käsul „{{other}}“.',
  takeOver: 'Anna käsule „{{action}}“',
  leave: 'Jäta endiseks',
  refused_writing:
    'Need klahvid on vajalikud kirjutamiseks. Lisa Ctrl või Cmd või võta funktsiooniklahv.',
  refused_editing: 'Need klahvid on vajalikud kopeerimiseks, kleepimiseks ja tagasivõtmiseks.',
  refused_system: 'Need klahvid on vajalikud süsteemile või aknale.',
  refused_anywhere: 'Nende klahvidega dikteeritakse mis tahes programmi.',
  refused_unknown: 'See klahv ei saa olla kiirklahvi osa.',
}
