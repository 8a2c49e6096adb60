import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import { Notice } from '../../../ui/notice.tsx'
import { useAgain, useStores } from '../../app/use-stores.ts'

/** How far it is to transcribe a part again, or that nothing came of it. */
export function AgainNotice({ recordingId }: { recordingId: string }) {
  const { t } = useTranslation()
  const { again } = useStores()
  const progress = useAgain((state) => state.shown[recordingId])
  if (!progress) return null
  const isRunning = progress.kind === 'running'
  const { cancel, dismiss } = again.getState()
  return (
    <Notice kind={isRunning ? 'plain' : 'caution'}>
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-2">
        <output className="tabular-nums">
          {isRunning ? t('again.running', progress) : t('again.incomplete')}
        </output>
        <Button onPress={() => (isRunning ? void cancel(recordingId) : dismiss(recordingId))}>
          {t(isRunning ? 'common.cancel' : 'common.dismiss')}
        </Button>
      </div>
    </Notice>
  )
}
