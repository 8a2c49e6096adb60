import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import { mostAttachments } from '../../../shared/limits.ts'
import { errorSentence } from '../app/error-sentence.ts'
import type { AttachRefusal } from './attachments-store.ts'

/** Why something was not attached, in a sentence that says what to do. */
export function attachRefusalSentence(t: TFunction, name: string, refusal: AttachRefusal): string {
  switch (refusal.kind) {
    case 'unreadable':
      return t(`attachments.${refusal.reason}`, { name })
    case 'too_many':
      return t('attachments.tooMany', { name, most: mostAttachments })
    case 'error':
      return t('attachments.failed', { name, sentence: errorSentence(t, refusal.error) })
    default:
      return assertNever(refusal)
  }
}
