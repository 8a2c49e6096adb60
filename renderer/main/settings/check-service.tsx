import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import type { AppError } from '../../../shared/errors.ts'

/** Asks the service for its models again and says what came of it. */
export function CheckService() {
  const { t } = useTranslation()
  const { session } = useStores()
  const refreshing = useSession((state) => state.refreshing)
  const [outcome, setOutcome] = useState<'checked' | AppError | null>(null)

  async function check(): Promise<void> {
    setOutcome(null)
    const answer = await session.getState().refreshService()
    setOutcome(answer.ok ? 'checked' : answer.error)
  }

  return (
    <div className="flex max-w-full flex-col gap-1.5">
      <Button isDisabled={refreshing} onPress={() => void check()}>
        {refreshing ? t('shell.checking') : t('settings.checkAgain')}
      </Button>
      {outcome !== null && (
        <output
          className={`max-w-80 text-sm ${outcome === 'checked' ? 'text-quiet' : 'text-danger'}`}
        >
          {outcome === 'checked' ? t('settings.checked') : errorSentence(t, outcome)}
        </output>
      )}
    </div>
  )
}
