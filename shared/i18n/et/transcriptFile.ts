import type { Translation } from '../translation.ts'
import type { transcriptFile as source } from '../en/transcriptFile.ts'

export const transcriptFile: Translation<typeof source> = {
  missing: '{{from}}–{{to}} puudub või on kahtlane',
  toCome: '{{from}}–{{to}} on veel transkribeerimata',
  gaps_one:
    '{{count, number}} osa sellest salvestisest jäi transkribeerimata; see on allpool märgitud.',
  gaps_other:
    '{{count, number}} osa sellest salvestisest jäi transkribeerimata; need on allpool märgitud.',
  unfinished: 'See transkriptsioon ei ole veel valmis.',
  trouble: 'Osa helist on puudu.',
  language: 'Keel',
  length: 'Pikkus',
  model: 'Mudel',
  edited: 'Teksti on muudetud.',
  dictation: 'Dikteering',
  recording: 'Salvestis',
}
