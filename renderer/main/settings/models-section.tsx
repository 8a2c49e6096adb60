import { useTranslation } from 'react-i18next'
import { Pick } from '../../ui/pick.tsx'
import { SwitchWithHint } from '../../ui/switch-with-hint.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { chatModels, chosenModel } from '../chat/models.ts'
import { Lockable } from './lockable.tsx'
import { ModelList } from './model-list.tsx'
import { ResetButton } from './reset-button.tsx'
import { Section } from './section.tsx'

const modelNames = ['chatModel', 'titlesByModel'] as const

/** Which models there are, and what they are used for by themselves. */
export function ModelsSection() {
  const { t } = useTranslation()
  const { session } = useStores()
  const service = useSession((state) => state.service)
  const model = useSession(chosenModel)
  const titlesByModel = useSession((state) => state.settings.titlesByModel)
  const { updateSettings } = session.getState()
  if (service.kind !== 'connected') return null
  return (
    <Section name="models" heading={t('settings.models')}>
      {model !== null && (
        <div className="flex flex-col gap-1.5">
          <Lockable name="chatModel">
            {(isLocked) => (
              <Pick
                isDisabled={isLocked}
                label={t('settings.chatModel')}
                value={model}
                options={chatModels(service).map(({ id }) => ({ id, label: id }))}
                onChange={(chatModel) => void updateSettings({ chatModel })}
              />
            )}
          </Lockable>
          <p className="text-sm text-quiet">{t('settings.chatModelMeaning')}</p>
        </div>
      )}
      <Lockable name="titlesByModel">
        {(isLocked) => (
          <SwitchWithHint
            isDisabled={isLocked}
            label={t('settings.titlesByModel')}
            hint={t('settings.titlesMeaning')}
            isSelected={titlesByModel}
            onChange={(wanted) => void updateSettings({ titlesByModel: wanted })}
          />
        )}
      </Lockable>
      <ModelList models={service.models} />
      <ResetButton section={t('settings.models')} names={modelNames} />
    </Section>
  )
}
