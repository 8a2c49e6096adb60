import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from './error-sentence.ts'

/** All that can be shown when main could not even say what to show. */
export function StartFailed({ error }: { error: AppError }) {
  const { t } = useTranslation()
  return (
    <main className="flex h-full flex-col items-center justify-center gap-4 p-6 text-center">
      <h1 className="text-xl font-semibold">{t('shell.startFailed')}</h1>
      <p className="max-w-md">{errorSentence(t, error)}</p>
      <Button onPress={() => window.location.reload()}>{t('common.reload')}</Button>
    </main>
  )
}
