import { ChevronLeft, ChevronRight } from 'lucide-react'
import { useRef } from 'react'
import { Group } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import type { Message } from '../../../shared/ipc/schemas/chats.ts'
import { useChat, useStores } from '../app/use-stores.ts'
import { IdleIconButton } from './idle-button.tsx'
import { useLanding } from './use-landing.ts'

/** Which version of a message this is, and the way to the others; nothing where there is only one. */
export function Versions({ message }: { message: Message }) {
  const { t } = useTranslation()
  const { chat, view } = useStores()
  const ids = useChat(({ place }) =>
    place.kind === 'open' ? place.versions[message.id] : undefined,
  )
  const previous = useLanding(message.id, 'previousVersion')
  const next = useLanding(message.id, 'nextVersion')
  /** The version that was asked for and is not shown yet: another press goes on from there. */
  const asked = useRef<number>(null)
  if (!ids) return null
  const index = ids.indexOf(message.id)

  async function step(by: 1 | -1): Promise<void> {
    const to = (asked.current ?? index) + by
    const messageId = ids?.[to]
    if (messageId === undefined) return
    asked.current = to
    const isShown = await chat.getState().show(messageId)
    if (asked.current === to) asked.current = null
    if (!isShown) return
    view.getState().land({ messageId, part: by < 0 ? 'previousVersion' : 'nextVersion' })
    view
      .getState()
      .announce(t('messages.versionShown', { number: to + 1, count: ids?.length ?? 0 }))
  }

  return (
    <Group aria-label={t('messages.versions')} className="flex items-center">
      <span ref={previous}>
        <IdleIconButton
          small
          icon={ChevronLeft}
          label={t('messages.previousVersion')}
          isDisabled={index <= 0}
          onPress={() => void step(-1)}
        />
      </span>
      <span className="px-0.5 text-xs text-quiet tabular-nums">
        {t('messages.version', { number: index + 1, count: ids.length })}
      </span>
      <span ref={next}>
        <IdleIconButton
          small
          icon={ChevronRight}
          label={t('messages.nextVersion')}
          isDisabled={index === ids.length - 1}
          onPress={() => void step(1)}
        />
      </span>
    </Group>
  )
}
