import type { Translation } from '../translation.ts'
import type { files as source } from '../en/files.ts'

export const files: Translation<typeof source> = {
  chooseSounds: 'Vali transkribeeritavad salvestised',
  sounds: 'Heli ja video',
  all: 'Kõik failid',
}
