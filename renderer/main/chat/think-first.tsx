import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/switch.tsx'
import { ActionIcon } from '../app/action-icon.tsx'
import { useRunAction, useSession } from '../app/use-stores.ts'
import { thinkingChoice } from './models.ts'

/**
 * Moves between a model and its counterpart that thinks before it answers, where the service offers both. It needs a
 * container to measure: in a narrow one its words become fewer, and then an icon.
 */
export function ThinkFirst() {
  const { t } = useTranslation()
  const run = useRunAction()
  const thinksFirst = useSession((state) => thinkingChoice(state)?.thinksFirst ?? null)
  if (thinksFirst === null) return null
  return (
    <Switch
      aria-label={t('chat.thinkFirst')}
      isSelected={thinksFirst}
      onChange={() => run('toggleThinking')}
    >
      <ActionIcon id="toggleThinking" size={16} className="shrink-0 @min-[26rem]:hidden" />
      <span
        aria-hidden
        className="hidden whitespace-nowrap @min-[26rem]:inline @min-[34rem]:hidden"
      >
        {t('chat.thinkFirstShort')}
      </span>
      <span aria-hidden className="hidden whitespace-nowrap @min-[34rem]:inline">
        {t('chat.thinkFirst')}
      </span>
    </Switch>
  )
}
