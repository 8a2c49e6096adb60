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
        ? say(errorSentence(t, state.waiting), 'caution')
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

function errorSentence(t: TFunction, { code }: AppError): string {
  return t(`errors.${code}`)
}
