import { useTranslation } from 'react-i18next'
import { SwitchWithHint } from '../../ui/switch-with-hint.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { OwnWords } from './own-words.tsx'
import { Lockable } from './lockable.tsx'

/** What becomes of dictated text. */
export function DictatedText() {
  const { t } = useTranslation()
  const { session } = useStores()
  const { spokenPunctuation, cleanUp } = useSession((state) => state.settings)
  const { updateSettings } = session.getState()
  return (
    <>
      <OwnWords />
      <Lockable name="spokenPunctuation">
        {(isLocked) => (
          <SwitchWithHint
            isDisabled={isLocked}
            label={t('settings.spokenPunctuation')}
            hint={t('settings.spokenPunctuationMeaning')}
            isSelected={spokenPunctuation}
            onChange={(chosen) => void updateSettings({ spokenPunctuation: chosen })}
          />
        )}
      </Lockable>
      <Lockable name="cleanUp">
        {(isLocked) => (
          <SwitchWithHint
            isDisabled={isLocked}
            label={t('settings.cleanUp')}
            hint={t('settings.cleanUpMeaning')}
            isSelected={cleanUp}
            onChange={(chosen) => void updateSettings({ cleanUp: chosen })}
          />
        )}
      </Lockable>
    </>
  )
}
