import type { Translation } from '../translation.ts'
import type { notices as source } from '../en/notices.ts'

export const notices: Translation<typeof source> = {
  answerFinished: 'Vastus on valmis.',
  answerFailed: 'Vastus ebaõnnestus.',
  transcriptReady: 'Salvestise tekst on valmis.',
  transcriptGaps_one: 'Salvestise tekst on valmis, {{count, number}} lüngaga.',
  transcriptGaps_other: 'Salvestise tekst on valmis, {{count, number}} lüngaga.',
  transcriptFailed: 'Salvestist ei saanud tekstiks teha.',
}
