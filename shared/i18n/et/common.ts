import type { Translation } from '../translation.ts'
import type { common as source } from '../en/common.ts'

export const common: Translation<typeof source> = {
  cancel: 'Loobu',
  copy: 'Kopeeri',
  copied: 'Kopeeritud',
  copyFailed: 'Teksti ei õnnestunud kopeerida.',
  delete: 'Kustuta',
  details: 'Üksikasjad',
  done: 'Valmis',
  dismiss: 'Sulge teade',
  reload: 'Laadi uuesti',
  save: 'Salvesta',
  errorDetails: 'Vea üksikasjad',
  tryAgain: 'Proovi uuesti',
  undo: 'Võta tagasi',
  status: 'Olek {{status}}',
}
