import type { TFunction } from 'i18next'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { AppError } from '../../../shared/errors.ts'
import type { ServiceHealth } from '../../../shared/ipc/schemas/service.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorDetails } from '../app/error-details.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useSession, useStores } from '../app/use-stores.ts'

/** What a check found out: the health of the service, or why it could not be told. */
type Outcome = { health: ServiceHealth; error?: AppError | undefined }

function sentenceOf(t: TFunction, outcome: Outcome): string {
  if (outcome.error !== undefined) return errorSentence(t, outcome.error)
  const sentences: Record<ServiceHealth, string> = {
    ready: t('settings.checkedReady'),
    offline: t('settings.checkedOffline'),
    key_refused: t('errors.key_refused'),
    unknown: t('settings.checkedUnknown'),
  }
  return sentences[outcome.health]
}

/** Asks the service for its models again and says what came of it. */
export function CheckService() {
  const { t } = useTranslation()
  const { session } = useStores()
  const refreshing = useSession((state) => state.refreshing)
  const [outcome, setOutcome] = useState<Outcome | null>(null)
  const isWell = outcome?.health === 'ready'

  async function check(): Promise<void> {
    setOutcome(null)
    const answer = await session.getState().refreshService()
    if (!answer.ok) setOutcome({ health: 'unknown', error: answer.error })
    else if (answer.value.kind === 'connected') {
      setOutcome({ health: answer.value.health, error: answer.value.trouble })
    }
  }

  return (
    <div className="flex max-w-full flex-col gap-1.5">
      <Button isDisabled={refreshing} onPress={() => void check()}>
        {refreshing ? t('shell.checking') : t('settings.checkAgain')}
      </Button>
      {outcome !== null && (
        <output className={`max-w-80 text-sm ${isWell ? 'text-quiet' : 'text-danger'}`}>
          {sentenceOf(t, outcome)}
        </output>
      )}
      {outcome?.error && <ErrorDetails error={outcome.error} />}
    </div>
  )
}
