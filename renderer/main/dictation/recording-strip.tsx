import { useTranslation } from 'react-i18next'
import { useStore } from 'zustand'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import type { SpokenLanguage } from '../../../shared/ipc/schemas/settings.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { secondsSince } from '../app/duration.ts'
import { useNow } from '../app/use-now.ts'
import { useStores } from '../app/use-stores.ts'
import { SoundLevel } from './sound-level.tsx'

/** What the microphone hears, and how the recording is ended; it takes no more room than what it replaces. */
export function RecordingStrip(props: {
  since: number
  isHeld: boolean
  language: SpokenLanguage
}) {
  const { since, isHeld, language } = props
  const { t } = useTranslation()
  const isOpening = useStore(useStores().dictation.meter.store, ({ sound }) => sound === 'opening')
  const seconds = secondsSince(since, useNow(true))
  return (
    <div className="flex min-h-9 min-w-0 flex-1 items-center gap-2.5 px-2 text-xs leading-4 @max-[18rem]:basis-full @max-[18rem]:flex-wrap">
      <SoundLevel />
      <div className="shrink-0 tabular-nums">
        <p className="font-semibold">{clockTime(seconds * SAMPLE_RATE)}</p>
        <p className="text-quiet">{t(`dictation.${language}`)}</p>
      </div>
      <div className="shrink-0">
        <p>
          {isOpening
            ? t('dictation.opening')
            : isHeld
              ? t('dictation.releaseToFinish')
              : t('dictation.pressToFinish')}
        </p>
        <p className="text-quiet">{t('dictation.escapeCancels')}</p>
      </div>
    </div>
  )
}
