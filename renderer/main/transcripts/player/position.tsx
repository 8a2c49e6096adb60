import { useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SoundPeaks } from '../../../../shared/ipc/schemas/sounds.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'
import { clockTime } from '../../../../shared/transcript/clock-time.ts'
import { useLate } from '../../app/late.ts'
import { usePlayer, useStores } from '../../app/use-stores.ts'
import { lengthInSeconds, type PlayedSound } from './player-store.ts'
import type { SoundPicture } from './sound-picture.ts'
import { usePeaks } from './use-peaks.ts'

/** The sound as a picture, on which its place is seen and chosen: a slider over a waveform. */
export function Position({ sound }: { sound: PlayedSound }) {
  const { t } = useTranslation()
  const { player } = useStores()
  // Tenths are as fine as the picture; the frames between them change nothing here.
  const seconds = usePlayer((state) => Math.round(state.seconds * 10) / 10)
  const [chosen, setChosen] = useState<number | null>(null)
  const place = chosen ?? seconds
  const length = lengthInSeconds(sound)

  /** The sound follows when the pointer has come to rest: on the way there nothing has to be fetched. */
  function settle(): void {
    if (chosen !== null) player.getState().seek(chosen)
    setChosen(null)
  }

  return (
    <div className="relative h-10 rounded-sm has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-accent">
      <Picture sound={sound} place={place} />
      <input
        type="range"
        aria-label={t('player.position')}
        aria-valuetext={t('player.place', {
          place: clockTime(place * SAMPLE_RATE),
          length: clockTime(sound.samples),
        })}
        min={0}
        max={length}
        step={0.1}
        value={Math.min(place, length)}
        onChange={(event) => setChosen(event.target.valueAsNumber)}
        onPointerUp={settle}
        onKeyUp={settle}
        onBlur={settle}
        onKeyDown={(event) => {
          const step = { ArrowLeft: -5, ArrowDown: -5, ArrowRight: 5, ArrowUp: 5 }[event.key]
          if (step === undefined) return
          event.preventDefault()
          event.stopPropagation()
          player.getState().skip(step)
        }}
        className="position-slider absolute inset-0 size-full"
      />
    </div>
  )
}

function Picture({ sound, place }: { sound: PlayedSound; place: number }) {
  const { soundPicture } = useStores()
  const create = useLate(soundPicture)
  const peaks = usePeaks(sound)
  const element = useRef<HTMLDivElement>(null)
  const [picture, setPicture] = useState<SoundPicture | null>(null)
  const length = lengthInSeconds(sound)

  useEffect(() => {
    if (!create || !element.current) return undefined
    const created = create(element.current)
    setPicture(created)
    return () => {
      setPicture(null)
      created.destroy()
    }
  }, [create])

  // A sound that is read from a file grows many times between two looks at it, and each picture takes memory.
  const draw = useEffectEvent((on: SoundPicture, shape: SoundPeaks) => {
    if (length > 0) on.draw(shape, length)
  })
  useEffect(() => {
    if (picture && peaks) draw(picture, peaks)
  }, [picture, peaks])

  useEffect(() => {
    picture?.moveTo(place)
  }, [picture, place])

  return (
    <div
      ref={element}
      aria-hidden
      className="pointer-events-none isolate size-full text-edge/70 caret-accent"
    />
  )
}
