import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { useStores } from '../app/use-stores.ts'

export function LeavePractice() {
  const { t } = useTranslation()
  const { session, view, toasts } = useStores()

  async function leave(): Promise<void> {
    const answer = await session.getState().disconnect()
    if (answer.ok) view.getState().closePanel()
    else toasts.error(answer.error)
  }

  return <Button onPress={() => void leave()}>{t('settings.leavePractice')}</Button>
}
