import { useTranslation } from 'react-i18next'
import { acceleratorLabel } from '../../../../shared/actions/accelerator.ts'
import { actionGroups } from '../../../../shared/actions/actions.ts'
import { Button } from '../../../ui/button.tsx'
import { Keys } from '../../../ui/keys.tsx'
import { LinkButton } from '../../../ui/link-button.tsx'
import { useSession, useStores } from '../../app/use-stores.ts'
import { Lockable } from '../lockable.tsx'
import { Section, Subsection } from '../section.tsx'
import { SameKeys } from './same-keys.tsx'
import { ShortcutRow } from './shortcut-row.tsx'

/** Every action with its shortcut. */
export function ShortcutsSection() {
  const { t } = useTranslation()
  const { session, view } = useStores()
  const isAnyChanged = useSession(({ settings }) => Object.keys(settings.shortcuts).length > 0)

  function resetAll(): void {
    void session.getState().updateSettings({ shortcuts: {} })
    view.getState().announce(t('shortcuts.allReset'))
  }

  return (
    <Section name="shortcuts" heading={t('shortcuts.heading')}>
      <p className="text-sm text-quiet">{t('shortcuts.lead')}</p>
      <Subsection heading={t('shortcuts.anywhere')}>
        <DictationKeys />
      </Subsection>
      <Lockable name="shortcuts">
        {(isLocked) => (
          <>
            {actionGroups.map(({ name, ids }) => (
              <Subsection key={name} heading={t(`shortcuts.group_${name}`)}>
                <ul className="w-full">
                  {ids.map((id) => (
                    <ShortcutRow key={id} id={id} isLocked={isLocked} />
                  ))}
                </ul>
              </Subsection>
            ))}
            <div>
              <Button isDisabled={isLocked || !isAnyChanged} onPress={resetAll}>
                {t('shortcuts.resetAll')}
              </Button>
            </div>
          </>
        )}
      </Lockable>
    </Section>
  )
}

/** The keys that are seen in every program are chosen where it is said how they work. */
function DictationKeys() {
  const { t } = useTranslation()
  const { view } = useStores()
  const platform = useSession((state) => state.platform)
  const keys = useSession(({ settings }) => settings.dictationShortcut)
  return (
    <div className="flex w-full flex-wrap items-center gap-x-3 gap-y-1 text-sm">
      <span className="flex-1">{t('settings.shortcut')}</span>
      {keys === 'off' ? (
        t('settings.shortcutOff')
      ) : (
        <Keys label={acceleratorLabel(keys, platform)} />
      )}
      <LinkButton onPress={() => view.getState().openSection('dictation')}>
        {t('shortcuts.changeInDictation')}
      </LinkButton>
      <SameKeys />
    </div>
  )
}
