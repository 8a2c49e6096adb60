import { CloudOff, Hourglass, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { duration, secondsUntil } from './duration.ts'
import { useNow } from './use-now.ts'
import { useSession, useStores } from './use-stores.ts'

/** What the service is up to; nothing when all is well. */
export function ServiceStatus() {
  const { t } = useTranslation()
  const { session, view } = useStores()
  const health = useSession(({ service }) => (service.kind === 'connected' ? service.health : null))
  const refreshing = useSession((state) => state.refreshing)
  const pausedUntil = useSession((state) => state.budget.pausedUntil)
  const now = useNow(pausedUntil !== null)
  const seconds = pausedUntil === null ? 0 : secondsUntil(pausedUntil, now)

  if (health === 'key_refused') {
    return (
      <Status icon={<KeyRound size={15} aria-hidden />} text={t('shell.keyRefused')}>
        <Button kind="bare" onPress={() => view.getState().replaceKey(true)}>
          {t('settings.replaceKey')}
        </Button>
      </Status>
    )
  }
  if (health === 'offline') {
    return (
      <Status icon={<CloudOff size={15} aria-hidden />} text={t('shell.offline')}>
        <Button
          kind="bare"
          isDisabled={refreshing}
          onPress={() => void session.getState().refreshService()}
        >
          {refreshing ? t('shell.checking') : t('shell.checkAgain')}
        </Button>
      </Status>
    )
  }
  if (seconds > 0) {
    const text = t('shell.waiting', { duration: duration(t, seconds) })
    return <Status icon={<Hourglass size={15} aria-hidden />} text={text} />
  }
  return null
}

function Status(props: { icon: ReactNode; text: string; children?: ReactNode }) {
  return (
    <div className="flex shrink-0 items-center gap-1.5 text-sm whitespace-nowrap text-caution tabular-nums">
      {props.icon}
      <span>{props.text}</span>
      {props.children}
    </div>
  )
}
