import { useTranslation } from 'react-i18next'
import { assertNever } from '../../shared/assert-never.ts'
import type { OverlayState } from '../../shared/ipc/schemas/overlay.ts'
import type { OverlayPort } from './jutt.ts'

/** What can be done about a state, by the mouse: the window never has the keyboard. */
export function Buttons({ state, jutt }: { state: OverlayState; jutt: OverlayPort }) {
  const { t } = useTranslation()
  const { finish, cancel, dismiss, copy } = jutt.overlay
  switch (state.kind) {
    case 'recording':
      return (
        <Row>
          <Small label={t('common.cancel')} press={cancel} />
          {!state.isHeld && <Small label={t('overlay.finish')} press={finish} isPrimary />}
        </Row>
      )
    case 'finishing':
      return state.waiting && <Small label={t('overlay.dontWait')} press={cancel} />
    case 'late':
      return (
        <Row>
          <Small label={t('common.dismiss')} press={dismiss} />
          <Small label={t('overlay.copy')} press={copy} isPrimary />
        </Row>
      )
    case 'failed':
    case 'nothing':
    case 'delivered':
    case 'cancelled':
      return <Small label={t('common.dismiss')} press={dismiss} />
    case 'hidden':
      return null
    default:
      return assertNever(state)
  }
}

function Row({ children }: { children: React.ReactNode }) {
  return <span className="flex shrink-0 gap-1.5">{children}</span>
}

function Small(props: { label: string; press: () => Promise<unknown>; isPrimary?: boolean }) {
  const { label, press, isPrimary = false } = props
  const colours = isPrimary
    ? 'bg-accent text-on-accent hover:bg-accent-hover'
    : 'border border-edge bg-paper hover:bg-hover'
  return (
    <button
      type="button"
      onClick={() => void press()}
      className={`min-h-6 shrink-0 rounded-md px-2.5 text-xs font-medium ${colours}`}
    >
      {label}
    </button>
  )
}
