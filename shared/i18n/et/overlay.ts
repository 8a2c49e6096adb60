import type { Translation } from '../translation.ts'
import type { overlay as source } from '../en/overlay.ts'

export const overlay: Translation<typeof source> = {
  words: 'Seni räägitud sõnad',
  finish: 'Valmis',
  copy: 'Kopeeri',
  dontWait: 'Ära oota',
  pasted: 'Kleebitud.',
  pasted_over: 'Kleebitud. Lõikelaua endist sisu ei saanud taastada.',
  copied: 'Kopeeritud lõikelauale.',
  not_pasted: 'Lõikelaual: siin Jutt kleepida ei saa, kleebi tekst ise.',
  gaps_one: '{{count, number}} osa ei õnnestunud transkribeerida; proovi seda Jutus uuesti.',
  gaps_other: '{{count, number}} osa ei õnnestunud transkribeerida; proovi neid Jutus uuesti.',
  late: 'Tekst jäi hiljaks ja oled ehk juba mujal: kopeeri see või leia see hiljem Jutust.',
}
