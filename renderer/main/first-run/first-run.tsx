import { useTranslation } from 'react-i18next'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Notice } from '../../ui/notice.tsx'
import { errorSentence } from '../app/error-sentence.ts'
import { useConnect, useSession, useStores } from '../app/use-stores.ts'
import { ConnectForm } from './connect-form.tsx'
import { isTrying } from './connect-store.ts'

/** Asks for the service and the key; practice needs neither. */
export function FirstRun() {
  const { t } = useTranslation()
  const { session, connect } = useStores()
  const service = useSession((state) => state.service)
  const language = useSession((state) => state.language)
  const isAddressLocked = useSession((state) => state.locked.includes('address'))
  const isLanguageLocked = useSession((state) => state.locked.includes('language'))
  const attempt = useConnect((state) => state.attempt)
  if (service.kind !== 'unconnected') return null

  return (
    <div className="h-full overflow-y-auto">
      <main className="mx-auto flex w-full max-w-lg flex-col gap-5 px-5 py-8">
        <div className="flex flex-wrap items-center justify-between gap-4">
          <h1 className="text-2xl font-semibold">{t('firstRun.heading')}</h1>
          <Choice
            label={t('firstRun.language')}
            hideLabel
            value={language}
            isDisabled={isLanguageLocked}
            options={[
              { value: 'en', label: 'English', lang: 'en' },
              { value: 'et', label: 'Eesti', lang: 'et' },
            ]}
            onChange={(chosen) => void session.getState().updateSettings({ language: chosen })}
          />
        </div>
        {service.reason === 'key_missing' ? (
          <Notice kind="caution">
            <p>{t('firstRun.keyMissing')}</p>
          </Notice>
        ) : (
          <p className="text-quiet">{t('firstRun.lead')}</p>
        )}
        {isAddressLocked && (
          <p className="text-sm">
            <span className="block font-semibold">{t('firstRun.address')}</span>
            <span className="block text-base wrap-anywhere">{service.address}</span>
            <span className="text-quiet">{t('settings.lockedBy')}</span>
          </p>
        )}
        <ConnectForm
          address={service.address}
          addressFixed={isAddressLocked}
          canSealKey={service.canSealKey}
        />
        <section className="flex flex-col gap-2 border-t border-line pt-5">
          <div>
            <Button
              isDisabled={isTrying(attempt)}
              onPress={() => void connect.getState().practise()}
            >
              {attempt.kind === 'starting_practice'
                ? t('firstRun.practising')
                : t('firstRun.practise')}
            </Button>
          </div>
          <p className="text-sm text-quiet">{t('firstRun.practiseHint')}</p>
          {attempt.kind === 'failed' && attempt.while === 'starting_practice' && (
            <p role="alert" className="text-sm text-danger">
              {errorSentence(t, attempt.error)}
            </p>
          )}
        </section>
        <p className="border-t border-line pt-5 text-sm text-quiet">
          {t('firstRun.privacy')} {t('firstRun.consent')} {t('firstRun.mistakes')}
        </p>
      </main>
    </div>
  )
}
