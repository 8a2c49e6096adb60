import { CloudOff, Hourglass, KeyRound } from 'lucide-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { duration, laterOf, secondsUntil } from './duration.ts'
import { longestPause } from './pause.ts'
import { useNowUntil } from './use-now.ts'
import { useSession, useStores } from './use-stores.ts'

/** What the service is up to; nothing when all is well. A narrow window has room for it only below its header. */
export function ServiceStatus({ below = false }: { below?: boolean }) {
  const { t } = useTranslation()
  const { session, view } = useStores()
  const health = useSession(({ service }) => (service.kind === 'connected' ? service.health : null))
  const refreshing = useSession((state) => state.refreshing)
  const pause = longestPause(useSession(({ budget }) => budget))
  const model = pause?.model ?? null
  const waitsUntil = useSession(({ waits }) => waits.until)
  const answersWait = useSession(({ waits }) => waits.count > 0)
  const until = laterOf(pause?.until ?? null, waitsUntil)
  const now = useNowUntil(until)
  const seconds = until === null ? 0 : secondsUntil(until, now)

  function cancel(): void {
    view.getState().focusMessage()
    void session.getState().stopWaiting()
  }

  if (seconds > 0) {
    const span = duration(t, seconds)
    const text =
      model === null
        ? t('shell.waiting', { duration: span })
        : t('shell.waitingForModel', { duration: span, model })
    return (
      <Status below={below} icon={<Hourglass size={15} aria-hidden />} text={text}>
        {answersWait && (
          <Button kind="bare" onPress={cancel}>
            {t('common.cancel')}
          </Button>
        )}
      </Status>
    )
  }
  if (health === 'key_refused') {
    return (
      <Status below={below} icon={<KeyRound size={15} aria-hidden />} text={t('shell.keyRefused')}>
        <Button kind="bare" onPress={() => view.getState().replaceKey(true)}>
          {t('settings.replaceKey')}
        </Button>
      </Status>
    )
  }
  if (health === 'offline') {
    return (
      <Status below={below} icon={<CloudOff size={15} aria-hidden />} text={t('shell.offline')}>
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
  return null
}

function Status(props: { icon: ReactNode; text: string; below: boolean; children?: ReactNode }) {
  const place = props.below ? 'border-b border-line px-4 py-1' : ''
  return (
    <div
      className={`flex min-h-9 shrink-0 items-center gap-1.5 text-sm whitespace-nowrap text-caution tabular-nums ${place}`}
    >
      {props.icon}
      <span>{props.text}</span>
      {props.children}
    </div>
  )
}
