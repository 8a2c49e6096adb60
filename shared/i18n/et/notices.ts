import type { Translation } from '../translation.ts'
import type { notices as source } from '../en/notices.ts'

export const notices: Translation<typeof source> = {
  answerFinished: 'Vastus on valmis.',
  answerFailed: 'Vastus ebaõnnestus.',
  transcriptReady: 'Transkriptsioon on valmis.',
  transcriptGaps_one: 'Transkriptsioon on valmis, {{count, number}} lüngaga.',
  transcriptGaps_other: 'Transkriptsioon on valmis, {{count, number}} lüngaga.',
  transcriptFailed: 'Salvestist ei saanud transkribeerida.',
}
