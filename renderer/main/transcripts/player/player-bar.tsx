import { Pause, Play, RotateCcw, RotateCw } from 'lucide-react'
import { memo, useLayoutEffect, useMemo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Recording } from '../../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { clockTime } from '../../../../shared/transcript/clock-time.ts'
import { IconButton } from '../../../ui/icon-button.tsx'
import { usePlayer, useShortcutLabel, useStores } from '../../app/use-stores.ts'
import { isComing, isPlayable } from '../standing.ts'
import type { PlayedSound } from './player-store.ts'
import { Position } from './position.tsx'
import { SpeedPick } from './speed-pick.tsx'

/** Below the text: its sound as far as there is any, and what else is done while one reads. */
export function PlayerBar({ recording, children }: { recording: Recording; children: ReactNode }) {
  const { t } = useTranslation()
  const { player } = useStores()
  const { id: recordingId, samples } = recording
  const isGrowing = isComing(recording)
  const canPlay = isPlayable(recording)
  const sound = useMemo(
    (): PlayedSound | null => (canPlay ? { recordingId, samples, isGrowing } : null),
    [recordingId, samples, isGrowing, canPlay],
  )

  // Before any effect that wants to move it.
  useLayoutEffect(() => player.getState().show(sound), [player, sound])
  useLayoutEffect(() => () => player.getState().show(null), [player])

  return (
    <div className="shrink-0 border-t border-line bg-paper px-5 pt-2 pb-1.5">
      <div className="mx-auto flex w-full max-w-column flex-wrap items-center justify-between">
        {sound ? (
          <section aria-label={t('player.player')} className="contents">
            <div className="w-full">
              <Position sound={sound} />
            </div>
            <div className="flex flex-wrap items-center gap-0.5">
              <Controls />
              <Place samples={samples} />
              <SpeedPick />
            </div>
          </section>
        ) : (
          <p className="py-1.5 text-sm text-quiet">
            {recording.sound.kind === 'deleted' && t('player.deleted')}
          </p>
        )}
        {children}
      </div>
    </div>
  )
}

/** A sound that grows changes nothing of them. */
const Controls = memo(function Controls() {
  const { t } = useTranslation()
  const { player } = useStores()
  const isPlaying = usePlayer((state) => state.isPlaying)
  const { toggle, skip } = player.getState()
  return (
    <>
      <IconButton
        icon={isPlaying ? Pause : Play}
        label={t(isPlaying ? 'player.pause' : 'player.play')}
        shortcut={useShortcutLabel('playSound')}
        onPress={() => void toggle()}
        className="-ml-2"
      />
      <IconButton
        icon={RotateCcw}
        label={t('player.back')}
        shortcut={useShortcutLabel('soundBack')}
        onPress={() => skip(-5)}
      />
      <IconButton
        icon={RotateCw}
        label={t('player.forward')}
        shortcut={useShortcutLabel('soundForward')}
        onPress={() => skip(5)}
      />
    </>
  )
})

/** Where it is, and how long it is; or that it cannot be played. */
function Place({ samples }: { samples: number }) {
  const { t } = useTranslation()
  const seconds = usePlayer((state) => Math.floor(state.seconds))
  const hasFailed = usePlayer((state) => state.hasFailed)
  if (hasFailed) {
    return (
      <p role="alert" className="px-1.5 text-sm text-danger">
        {t('player.failed')}
      </p>
    )
  }
  return (
    <p className="px-1.5 text-sm whitespace-nowrap text-quiet tabular-nums">
      {t('player.place', { place: clockTime(seconds * SAMPLE_RATE), length: clockTime(samples) })}
    </p>
  )
}
