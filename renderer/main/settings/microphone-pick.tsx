import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import type { Microphone, MicrophoneChoice } from '../../../shared/ipc/schemas/microphones.ts'
import { Pick } from '../../ui/pick.tsx'
import { useSession, useStores } from '../app/use-stores.ts'
import { Lockable } from './lockable.tsx'

/** The id of what the system names; Chromium uses the same. */
const systemDefault = 'default'

/** Milliseconds; not every sound server tells when a device comes or goes. */
const lookEvery = 2000

/** What dictation is heard with. */
export function MicrophonePick() {
  const { t } = useTranslation()
  const { session, dictation } = useStores()
  const chosen = useSession((state) => state.settings.microphone)
  const microphones = useStore(dictation.microphones, (state) => state.microphones)
  const { look } = dictation.microphones.getState()

  useEffect(() => {
    void look()
    const timer = setInterval(() => void look(), lookEvery)
    return () => clearInterval(timer)
  }, [look])

  const present = chosen && presentOf(chosen, microphones)
  const absent = chosen && !present ? [chosen] : []
  const choose = (id: string): void => {
    const microphone = microphones.find((candidate) => candidate.id === id) ?? null
    if (microphone || id === systemDefault) void session.getState().updateSettings({ microphone })
  }
  return (
    <Lockable name="microphone">
      {(isLocked) => (
        <Pick
          isDisabled={isLocked}
          label={t('settings.microphone')}
          value={present?.id ?? chosen?.id ?? systemDefault}
          options={[
            { id: systemDefault, label: t('settings.microphoneSystem') },
            ...microphones.map(({ id, label }) => ({ id, label })),
            ...absent.map(({ id, label }) => ({
              id,
              label: t('settings.microphoneAbsent', { label }),
            })),
          ]}
          onChange={choose}
        />
      )}
    </Lockable>
  )
}

/** The same device; its id may have changed, and then its name tells it. */
function presentOf(
  chosen: NonNullable<MicrophoneChoice>,
  microphones: readonly Microphone[],
): Microphone | undefined {
  return (
    microphones.find(({ id }) => id === chosen.id) ??
    microphones.find(({ label }) => label === chosen.label)
  )
}
