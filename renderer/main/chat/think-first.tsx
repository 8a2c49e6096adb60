import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/switch.tsx'
import { ActionIcon } from '../app/action-icon.tsx'
import { useRunAction, useSession } from '../app/use-stores.ts'
import { thinkingChoice } from './models.ts'

/**
 * Moves between a model and its counterpart that thinks before it answers, where the service offers both. It needs a
 * container to measure: in a narrow one an icon stands for its words, of which a long model's name leaves room for few.
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
      <span aria-hidden className="hidden whitespace-nowrap @min-[26rem]:inline">
        {t('chat.thinkFirstShort')}
      </span>
    </Switch>
  )
}
