import type { Translation } from '../translation.ts'
import type { common as source } from '../en/common.ts'

export const common: Translation<typeof source> = {
  cancel: 'Tühista',
  copy: 'Kopeeri',
  copied: 'Kopeeritud',
  copyFailed: 'Teksti ei õnnestunud kopeerida.',
  delete: 'Kustuta',
  details: 'Üksikasjad',
  done: 'Valmis',
  dismiss: 'Sulge',
  reload: 'Laadi uuesti',
  save: 'Salvesta',
  errorDetails: 'Vea üksikasjad',
  tryAgain: 'Proovi uuesti',
  undo: 'Võta tagasi',
  status: 'Olekukood {{status}}',
}
