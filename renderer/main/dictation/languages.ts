import type { ServiceState } from '../../../shared/ipc/schemas/service.ts'
import type { Settings, SpokenLanguage } from '../../../shared/ipc/schemas/settings.ts'

interface Session {
  service: ServiceState
  settings: Settings
}

/** Can the service turn speech into text at all? */
export function hearsSpeech({ service }: Pick<Session, 'service'>): boolean {
  return service.kind === 'connected' && service.models.some(({ kind }) => kind === 'transcription')
}

/**
 * The languages that can be chosen, the one that is meant by default first: the service can find out by itself only
 * where it tells what it heard.
 */
export function spokenLanguages({
  service,
}: Pick<Session, 'service'>): [SpokenLanguage, ...SpokenLanguage[]] {
  const tells = service.kind !== 'connected' || service.tellsLanguage !== false
  return tells ? ['et', 'en', 'auto'] : ['et', 'en']
}

/** The language of the next dictation or file: the one chosen last, where it can be chosen here. */
export function chosenLanguage(session: Session): SpokenLanguage {
  const { spokenLanguage } = session.settings
  const languages = spokenLanguages(session)
  return languages.includes(spokenLanguage) ? spokenLanguage : languages[0]
}
