import { useTranslation } from 'react-i18next'
import { Switch } from '../../ui/switch.tsx'
import { useRunAction, useSession } from '../app/use-stores.ts'
import { thinkingChoice } from './models.ts'

/** Moves between a model and its counterpart that thinks before it answers, where the service offers both. */
export function ThinkFirst() {
  const { t } = useTranslation()
  const run = useRunAction()
  const thinksFirst = useSession((state) => thinkingChoice(state)?.thinksFirst ?? null)
  if (thinksFirst === null) return null
  return (
    <Switch isSelected={thinksFirst} onChange={() => run('toggleThinking')}>
      {t('chat.thinkFirst')}
    </Switch>
  )
}
