import { dateFormat } from '../../../shared/date-format.ts'
import type { TFunction } from 'i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { Language } from '../../../shared/i18n/index.ts'
import type { Recording, RecordingLanguage } from '../../../shared/ipc/schemas/recordings.ts'

/** What a recording is called: by its own name, by its file, or by when it was spoken. */
export function recordingName(
  t: TFunction,
  locale: Language,
  { source, createdAt }: Pick<Recording, 'source' | 'createdAt'>,
): string {
  if (source.title !== undefined) return source.title
  switch (source.kind) {
    case 'file': {
      const { name, track } = source
      return track === undefined ? name : t('transcripts.trackOf', { name, number: track + 1 })
    }
    case 'microphone': {
      const clock = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const
      const time = dateFormat(locale, clock).format(createdAt)
      return t('transcripts.dictation', { time })
    }
    case 'found':
      return t('transcripts.found')
    default:
      return assertNever(source)
  }
}

/** The spoken language in the words of the interface. */
export function languageName(t: TFunction, locale: Language, spoken: RecordingLanguage): string {
  if (spoken === 'auto') return t('transcripts.languageAuto')
  return new Intl.DisplayNames(locale, { type: 'language' }).of(spoken) ?? spoken
}
