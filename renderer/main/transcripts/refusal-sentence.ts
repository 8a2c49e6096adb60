import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import { errorSentence } from '../app/error-sentence.ts'
import type { Refusal } from './file-intake.ts'

/** Names that a message has room for. */
const namesShown = 3

/** Why these files were not taken, in a sentence. */
export function refusalSentence(
  t: TFunction,
  fileNames: readonly string[],
  refusal: Refusal,
): string {
  const count = fileNames.length
  const shown = fileNames.slice(0, namesShown).join(', ')
  const more = count - namesShown
  const names = more > 0 ? t('transcripts.andMore', { names: shown, count: more }) : shown
  switch (refusal.kind) {
    case 'folder':
      return t('transcripts.folder', { count, names })
    case 'error':
      return t('transcripts.notAdded', { names, sentence: errorSentence(t, refusal.error) })
    default:
      return assertNever(refusal)
  }
}
