import { useEffect } from 'react'
import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Settings } from '../../../shared/ipc/schemas/settings.ts'
import type { ShortcutState } from '../../../shared/ipc/schemas/shortcut.ts'
import { Pick } from '../../ui/pick.tsx'
import { acceleratorLabel } from '../../../shared/actions/accelerator.ts'
import { useSession, useStores } from '../app/use-stores.ts'
import { hearsSpeech } from '../dictation/languages.ts'
import { Lockable } from './lockable.tsx'
import { SameKeys } from './shortcuts/same-keys.tsx'

type Keys = Settings['dictationShortcut']

/** As shared/ipc/schemas/shortcut.ts has them. */
const choices: readonly Keys[] = ['Control+Shift+Space', 'Control+Alt+D', 'F8', 'F9', 'off']

/** The keys for dictation into any program, how they work here, and why not better. */
export function ShortcutPick() {
  const { t } = useTranslation()
  const { session, dictation } = useStores()
  const chosen = useSession((state) => state.settings.dictationShortcut)
  const platform = useSession((state) => state.platform)
  const hears = useSession(hearsSpeech)
  const { way, obstacles, load } = useStore(dictation.shortcut)

  useEffect(() => void load(), [load])

  const label = (keys: Keys): string =>
    keys === 'off' ? t('settings.shortcutOff') : acceleratorLabel(keys, platform)
  return (
    <div className="flex flex-col gap-1.5">
      <Lockable name="dictationShortcut">
        {(isLocked) => (
          <Pick
            isDisabled={isLocked}
            label={t('settings.shortcut')}
            value={chosen}
            options={choices.map((keys) => ({ id: keys, label: label(keys) }))}
            onChange={(id) => {
              const dictationShortcut = choices.find((keys) => keys === id)
              if (dictationShortcut) void session.getState().updateSettings({ dictationShortcut })
            }}
          />
        )}
      </Lockable>
      <SameKeys />
      {chosen !== 'off' && (
        <p className="text-sm text-quiet">
          {hears ? t(`settings.way_${way ?? 'none'}`) : t('settings.way_unconnected')}
          {hears && obstacles.map((obstacle) => ` ${sentenceOf(t, obstacle)}`)}
        </p>
      )}
    </div>
  )
}

/** Why a better way does not work; that a toggle fails is said by there being no way at all. */
function sentenceOf(t: TFunction, { way, obstacle }: ShortcutState['obstacles'][number]): string {
  if (way === 'toggle') return ''
  if (way === 'portal') return t('settings.obstacle_portal_failed')
  return t(`settings.obstacle_hook_${obstacle}`)
}
