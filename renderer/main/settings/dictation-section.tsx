import { useTranslation } from 'react-i18next'
import { Choice } from '../../ui/choice.tsx'
import { SwitchWithHint } from '../../ui/switch-with-hint.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { DictationDays } from './dictation-days.tsx'
import { DictatedText } from './dictated-text.tsx'
import { MicrophonePick } from './microphone-pick.tsx'
import { ResetButton } from './reset-button.tsx'
import { Section } from './section.tsx'
import { ShortcutPick } from './shortcut-pick.tsx'
import { Lockable } from './lockable.tsx'

const dictationNames = [
  'microphone',
  'keepsMicrophoneOpen',
  'dictationShortcut',
  'dictationTarget',
  'ownWords',
  'spokenPunctuation',
  'cleanUp',
  'dictationDays',
] as const

export function DictationSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const { keepsMicrophoneOpen, dictationTarget } = useSession((state) => state.settings)
  const { updateSettings } = session.getState()
  return (
    <Section name="dictation" heading={t('settings.dictation')}>
      <MicrophonePick />
      <Lockable name="keepsMicrophoneOpen">
        {(isLocked) => (
          <SwitchWithHint
            isDisabled={isLocked}
            label={t('settings.keepsOpen')}
            hint={t('settings.keepsOpenMeaning')}
            isSelected={keepsMicrophoneOpen}
            onChange={(chosen) => void updateSettings({ keepsMicrophoneOpen: chosen })}
          />
        )}
      </Lockable>
      <ShortcutPick />
      <div className="flex flex-col gap-1.5">
        <Lockable name="dictationTarget">
          {(isLocked) => (
            <Choice
              isDisabled={isLocked}
              label={t('settings.target')}
              value={dictationTarget}
              options={[
                { value: 'front', label: t('settings.targetFront') },
                { value: 'clipboard', label: t('settings.targetClipboard') },
              ]}
              onChange={(chosen) => void updateSettings({ dictationTarget: chosen })}
            />
          )}
        </Lockable>
        <p className="text-sm text-quiet">{t('settings.targetMeaning')}</p>
      </div>
      <DictatedText />
      <DictationDays />
      <ResetButton section={t('settings.dictation')} names={dictationNames} />
    </Section>
  )
}
