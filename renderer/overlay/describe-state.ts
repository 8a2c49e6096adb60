import type { TFunction } from 'i18next'
import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { OverlayState } from '../../shared/ipc/schemas/overlay.ts'

type Shown = Exclude<OverlayState, { kind: 'hidden' }>

const tones = { quiet: 'text-quiet', caution: 'text-caution', danger: 'text-danger' } as const

/** What the overlay says of a state, and in which tone. */
export function describeState(t: TFunction, state: Shown): { sentence: string; tone: string } {
  const say = (sentence: string, tone: keyof typeof tones = 'quiet') => ({
    sentence,
    tone: tones[tone],
  })
  switch (state.kind) {
    case 'recording': {
      const { news } = state
      if (news?.kind === 'silent') return say(t(`dictation.silence_${news.reason}`), 'caution')
      if (news?.kind === 'replaced' || news?.kind === 'switched') {
        const label = news.label ?? t('settings.microphoneSystem')
        return say(t(`dictation.${news.kind}`, { label }), 'caution')
      }
      const end = state.isHeld ? t('dictation.releaseToFinish') : t('dictation.pressToFinish')
      const escape = state.seesEscape ? ` · ${t('dictation.escapeCancels')}` : ''
      return say(`${t(`dictation.${state.language}`)} · ${end}${escape}`)
    }
    case 'finishing':
      return state.waiting
        ? say(waitSentence(t, state.waiting), 'caution')
        : say(t('dictation.transcribing'))
    case 'delivered':
      return state.gaps > 0
        ? say(`${t(`overlay.${state.how}`)} ${t('overlay.gaps', { count: state.gaps })}`, 'caution')
        : say(t(`overlay.${state.how}`))
    case 'late':
      return say(t('overlay.late'), 'caution')
    case 'cancelled':
      return say(t('dictation.cancelled'))
    case 'nothing':
      return say(t(`dictation.${state.why}`))
    case 'failed':
      return say(errorSentence(t, state.error), 'danger')
    default:
      return assertNever(state)
  }
}

/** What happened and what to do; of a service it is known what exactly it was. */
function errorSentence(t: TFunction, { code, reason, tokens }: AppError): string {
  return t(`errors.${reason ?? code}`, { limit: tokens?.limit ?? 0 })
}

/** Jutt tries again by itself, so that nobody is asked to. */
function waitSentence(t: TFunction, error: AppError): string {
  return error.code === 'rate_limited' ? t('chat.limitReached') : errorSentence(t, error)
}
