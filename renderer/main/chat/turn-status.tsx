import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { assertNever } from '../../../shared/assert-never.ts'
import type { TurnPhase } from '../../../shared/ipc/schemas/chats.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { duration, laterOf, secondsSince, secondsUntil } from '../app/duration.ts'
import { limitSentence, waitSentence } from '../app/error-sentence.ts'
import { longestPause } from '../app/pause.ts'
import { useNow, useNowUntil } from '../app/use-now.ts'
import { useSession, useStores } from '../app/use-stores.ts'

/** What an answer waits for, with the seconds; nothing once it is being written. */
export function TurnStatus(props: {
  phase: TurnPhase
  /** The model that is asked. */
  model: string
  /** Milliseconds since 1970. */
  startedAt: number
  /** Characters that have come. */
  length: number
}) {
  const { phase, model, startedAt, length } = props
  const { t } = useTranslation()
  const pause = longestPause(
    useSession(({ budget }) => budget),
    model,
  )
  const pausedUntil = pause?.until ?? null

  switch (phase.kind) {
    case 'queued':
      // Whoever asks while the service wants peace waits for the same as whoever was told so.
      return <Held reason={limitSentence(t, pause?.model)} until={pausedUntil} since={startedAt} />
    case 'sent':
      return <Sent at={phase.at} />
    case 'reading':
      return <Reading phase={phase} />
    case 'waiting':
      return (
        <Held
          reason={waitSentence(t, phase.error)}
          until={laterOf(phase.until, pausedUntil)}
          since={startedAt}
        />
      )
    case 'thinking':
    case 'answering':
      return <Silence length={length} />
    default:
      return assertNever(phase)
  }
}

/** Waits for the end of every pause: its own, that of its model and that of all; then for its place in the queue. */
function Held(props: { reason: string; until: number | null; since: number }) {
  const { until } = props
  const now = useNowUntil(until)
  const seconds = until === null ? 0 : secondsUntil(until, now)
  if (seconds === 0) return <Queued since={props.since} />
  return <Wait reason={props.reason} seconds={seconds} />
}

function Queued({ since }: { since: number }) {
  const { t } = useTranslation()
  const seconds = secondsSince(since, useNow(true))
  return (
    <p className="appear-late text-sm text-quiet tabular-nums">
      {t('chat.queued', { duration: duration(t, seconds) })}
    </p>
  )
}

function Reading({ phase }: { phase: Extract<TurnPhase, { kind: 'reading' }> }) {
  const { t } = useTranslation()
  const { part, parts, at } = phase
  const seconds = secondsSince(at, useNow(true))
  return (
    <div className="text-sm text-quiet tabular-nums">
      <p>{t('asking.inParts', { model: t('asking.theModel'), count: parts })}</p>
      <p>{t('asking.readingPart', { part, parts, duration: duration(t, seconds) })}</p>
    </div>
  )
}

/** Seconds of silence after which it is said that a model may be silent for longer. */
const longSilence = 20

function Sent({ at }: { at: number }) {
  const { t } = useTranslation()
  const seconds = secondsSince(at, useNow(true))
  return (
    <div className="text-sm text-quiet tabular-nums">
      <p>{t('chat.waitingForModel', { duration: duration(t, seconds) })}</p>
      {seconds >= longSilence && <p>{t('chat.longSilence')}</p>}
    </div>
  )
}

/** Milliseconds without a new character after which it is said that the model is still waited for. */
const silence = 10_000

/** How long nothing has come of an answer that had begun. */
function Silence({ length }: { length: number }) {
  const { t } = useTranslation()
  const [silent, setSilent] = useState<{ length: number; since: number } | null>(null)
  const since = silent?.length === length ? silent.since : null
  const now = useNow(since !== null)
  useEffect(() => {
    const began = Date.now()
    const timer = setTimeout(() => setSilent({ length, since: began }), silence)
    return () => clearTimeout(timer)
  }, [length])
  if (since === null) return null
  return (
    <p className="text-sm text-quiet tabular-nums">
      {t('chat.waitingForMore', { duration: duration(t, secondsSince(since, now)) })}
    </p>
  )
}

function Wait({ reason, seconds }: { reason: string; seconds: number }) {
  const { t } = useTranslation()
  const { chat, view } = useStores()

  function cancel(): void {
    view.getState().focusMessage()
    void chat.getState().stop()
  }

  return (
    <Notice kind="caution">
      <p>{reason}</p>
      <div className="flex items-center justify-between gap-3">
        <p className="font-semibold tabular-nums">
          {t('chat.waitingForService', { duration: duration(t, seconds) })}
        </p>
        <Button onPress={cancel}>{t('common.cancel')}</Button>
      </div>
    </Notice>
  )
}
