import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { TFunction } from 'i18next'
import { assertNever } from '../../../../shared/assert-never.ts'
import type { NoUpdates, UpdatesState } from '../../../../shared/ipc/schemas/updates.ts'
import { Button } from '../../../ui/button.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { SwitchWithHint } from '../../../ui/switch-with-hint.tsx'
import { useSession, useStores, useUpdates } from '../../app/use-stores.ts'
import { Subsection } from '../section.tsx'
import { Lockable } from '../lockable.tsx'

/** Whether newer versions are looked for, and what came of it. */
export function UpdatesPart() {
  const { t } = useTranslation()
  const { session, updates } = useStores()
  const isWished = useSession((state) => state.settings.looksForUpdates)
  const view = useUpdates((state) => state.view)

  useEffect(() => void updates.getState().load(), [updates])

  if (!view) return null
  const { state, host } = view
  return (
    <Subsection heading={t('updates.heading')}>
      {state.kind === 'unavailable' || host === null ? (
        <p className="text-sm text-quiet">
          {state.kind === 'unavailable' && whyNot(t, state.reason)}
        </p>
      ) : (
        <>
          <Lockable name="looksForUpdates">
            {(isLocked) => (
              <SwitchWithHint
                isDisabled={isLocked}
                label={t('updates.look')}
                hint={t('updates.lookMeaning', { host })}
                isSelected={isWished}
                onChange={(looksForUpdates) =>
                  void session.getState().updateSettings({ looksForUpdates })
                }
              />
            )}
          </Lockable>
          <Standing state={state} />
        </>
      )}
    </Subsection>
  )
}

function Standing({ state }: { state: Exclude<UpdatesState, { kind: 'unavailable' }> }) {
  const { t } = useTranslation()
  const { updates } = useStores()
  const { check, fetch, install } = updates.getState()
  const sentence = sentenceOf(t, state)
  return (
    <div className="flex flex-col items-start gap-2">
      <output className="block min-h-5 text-sm">{sentence}</output>
      {state.kind === 'downloading' && <ProgressBar label={sentence} value={state.part} />}
      {(state.kind === 'current' || state.kind === 'failed') && (
        <Button onPress={() => void check()}>{t('updates.check')}</Button>
      )}
      {state.kind === 'available' && (
        <Button onPress={() => void fetch()}>{t('updates.fetch')}</Button>
      )}
      {state.kind === 'ready' && (
        <Button onPress={() => void install()}>{t('updates.install')}</Button>
      )}
    </div>
  )
}

function sentenceOf(t: TFunction, state: Exclude<UpdatesState, { kind: 'unavailable' }>): string {
  switch (state.kind) {
    case 'current':
      return state.checkedAt === null ? '' : t('updates.current')
    case 'checking':
      return t('updates.checking')
    case 'available':
      return t('updates.available', { version: state.version })
    case 'downloading':
      return t('updates.downloading', { version: state.version })
    case 'ready':
      return t('updates.ready', { version: state.version })
    case 'failed':
      return t(`updates.${state.reason}`)
    default:
      return assertNever(state)
  }
}

function whyNot(t: TFunction, reason: NoUpdates): string {
  switch (reason) {
    case 'development':
      return t('updates.noDevelopment')
    case 'portable':
      return t('updates.noPortable')
    case 'no_feed':
      return t('updates.noFeed')
    default:
      return assertNever(reason)
  }
}
