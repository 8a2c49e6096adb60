import type { Translation } from '../translation.ts'
import type { prompts as source } from '../en/prompts.ts'

export const prompts: Translation<typeof source> = {
  heading: 'Viibad',
  search: 'Otsi viipasid',
  list: 'Viibad',
  new: 'Uus viip',
  none: 'Sellise nimega viipa ei ole.',
  menu: 'Viiba „{{name}}“ menüü',
  useAsSystem: 'Kasuta süsteemiviibana',
  edit: 'Muuda',
  newHeading: 'Uus viip',
  editHeading: 'Muuda viipa',
  name: 'Nimi',
  text: 'Tekst',
  hint: 'Enter paneb esimese viiba sõnumisse. Selle loendi avab ka „/“ tühja sõnumi alguses.',
  deleted: 'Viip „{{name}}“ on kustutatud.',
  usedAsSystem: '„{{name}}“ on nüüd selle vestluse süsteemiviip.',
  choose: 'Vali viip…',
}
