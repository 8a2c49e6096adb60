import type { AppError } from '../../shared/errors.ts'
import type { ServiceState } from '../../shared/ipc/schemas/service.ts'
import type { Settings, SpokenLanguage } from '../../shared/ipc/schemas/settings.ts'

/** What can be dictated with now: the language last chosen where it can be, or why nothing can. */
export function spokenNow(
  service: ServiceState,
  { spokenLanguage }: Pick<Settings, 'spokenLanguage'>,
): { language: SpokenLanguage } | { error: AppError } {
  if (service.kind !== 'connected') return { error: { code: 'key_missing' } }
  if (!hearsSpeech(service)) return { error: { code: 'no_speech_model' } }
  const isOffered = spokenLanguage !== 'auto' || service.tellsLanguage !== false
  return { language: isOffered ? spokenLanguage : 'et' }
}

/** Is there a service that turns speech into text? Only then are keys watched for. */
export function hearsSpeech(service: ServiceState): boolean {
  return service.kind === 'connected' && service.models.some(({ kind }) => kind === 'transcription')
}
