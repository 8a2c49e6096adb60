import type { Translation } from '../translation.ts'
import type { models as source } from '../en/models.ts'

export const models: Translation<typeof source> = {
  qwenThinking: 'Mõtleb enne vastamist: rasked küsimused, matemaatika, kood. Aeglasem.',
  qwenNonThinking: 'Vastab kohe: igapäevased küsimused, kirjutamine, tõlkimine.',
  gemma: 'Teine arvamus, paljudes keeltes. Kiire.',
  whisper: 'Teeb kõnest teksti.',
  embedding: 'Teeb tekstist otsinguvektorid.',
}
