import type { TFunction } from 'i18next'
import type { Language } from '../../../shared/i18n/index.ts'
import type { Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { errorSentence } from '../app/error-sentence.ts'
import { recordingName } from './recording-name.ts'
import { isUnderWay } from './standing.ts'

/** What is told when a recording that was under way has ended by itself; null where that has not just happened. */
export function endWords(
  t: TFunction,
  locale: Language,
  before: Recording | undefined,
  recording: Recording,
): string | null {
  const { state, gaps, hasSpeech } = recording
  if (!before || !isUnderWay(before)) return null
  const name = recordingName(t, locale, recording)
  if (state.kind === 'failed') {
    return t('transcripts.ended', { name, sentence: errorSentence(t, state.error) })
  }
  if (state.kind !== 'done') return null
  if (!hasSpeech) return `${name}: ${t('transcripts.silentLead')}`
  return gaps > 0
    ? t('transcripts.finishedWithGaps', { name, count: gaps })
    : t('transcripts.finished', { name })
}
