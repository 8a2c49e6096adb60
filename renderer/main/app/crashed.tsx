import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'

/** Stands in for a view that could not be rendered. */
export function Crashed() {
  const { t } = useTranslation()
  return (
    <div role="alert" className="flex flex-1 flex-col items-center justify-center gap-4 p-6">
      <p className="max-w-md text-center">{t('shell.crashed')}</p>
      <Button onPress={() => window.location.reload()}>{t('common.reload')}</Button>
    </div>
  )
}
