import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/choice.tsx'
import { Pick } from '../../ui/pick.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { Lockable } from './lockable.tsx'
import { ResetButton } from './reset-button.tsx'
import { Section } from './section.tsx'

const days = [1, 7, 30, 90, 365] as const

const transcriptNames = ['soundAfter', 'soundDays'] as const

/** What happens to the sound of transcripts as they grow old. */
export function TranscriptsSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const { soundAfter, soundDays } = useSession((state) => state.settings)
  const { updateSettings } = session.getState()
  return (
    <Section name="transcripts" heading={t('sound.heading')}>
      <div className="flex flex-col items-start gap-3">
        <Lockable name="soundAfter">
          {(isLocked) => (
            <Choice
              isDisabled={isLocked}
              label={t('sound.after')}
              value={soundAfter}
              options={[
                { value: 'keep', label: t('sound.keep') },
                { value: 'compress', label: t('sound.compressLater') },
                { value: 'delete', label: t('sound.deleteLater') },
              ]}
              onChange={(chosen) => void updateSettings({ soundAfter: chosen })}
            />
          )}
        </Lockable>
        {soundAfter !== 'keep' && (
          <Lockable name="soundDays">
            {(isLocked) => (
              <Pick
                isDisabled={isLocked}
                label={t('sound.days')}
                value={String(soundDays)}
                options={days.map((count) => ({
                  id: String(count),
                  label: t('settings.days', { count }),
                }))}
                onChange={(id) => {
                  const chosen = days.find((count) => String(count) === id)
                  if (chosen !== undefined) void updateSettings({ soundDays: chosen })
                }}
              />
            )}
          </Lockable>
        )}
        <p className="text-sm text-quiet">{t('sound.meaning')}</p>
      </div>
      <ResetButton section={t('sound.heading')} names={transcriptNames} />
    </Section>
  )
}
