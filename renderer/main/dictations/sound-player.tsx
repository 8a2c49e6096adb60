import { Pause, Play } from 'lucide-react'
import { useRef, useState } from 'react'
import { Slider, SliderThumb, SliderTrack } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { clockTime } from '../../../shared/transcript/clock-time.ts'
import { IconButton } from '../../ui/icon-button.tsx'

/** Plays the sound of a recording; where it is can be seen and changed as soon as it was begun. */
export function SoundPlayer({ recordingId, samples }: { recordingId: string; samples: number }) {
  const { t } = useTranslation()
  const audio = useRef<HTMLAudioElement>(null)
  const [isBegun, setBegun] = useState(false)
  const [isPlaying, setPlaying] = useState(false)
  const [hasFailed, setFailed] = useState(false)
  const [seconds, setSeconds] = useState(0)

  async function toggle(): Promise<void> {
    const element = audio.current
    if (!element) return
    if (isPlaying) return element.pause()
    setBegun(true)
    try {
      await element.play()
    } catch (error) {
      // Whoever stops it before it has begun to sound wants no more.
      if (!(error instanceof DOMException && error.name === 'AbortError')) setFailed(true)
    }
  }

  function seek(place: number): void {
    setSeconds(place)
    if (audio.current) audio.current.currentTime = place
  }

  return (
    <div className="-ml-1.5 flex min-h-7 items-center gap-2">
      {/* oxlint-disable-next-line jsx-a11y/media-has-caption -- what is said stands beside it */}
      <audio
        ref={audio}
        src={`/sound/${recordingId}`}
        preload="none"
        onPlay={(event) => {
          pauseOthers(event.currentTarget)
          setPlaying(true)
        }}
        onPause={() => setPlaying(false)}
        onEnded={() => setSeconds(0)}
        onTimeUpdate={(event) => setSeconds(event.currentTarget.currentTime)}
        onError={() => setFailed(true)}
      />
      <IconButton
        small
        icon={isPlaying ? Pause : Play}
        label={t(isPlaying ? 'dictations.pause' : 'dictations.play')}
        isDisabled={hasFailed}
        onPress={() => void toggle()}
      />
      {isBegun && !hasFailed && (
        <Slider
          aria-label={t('dictations.position')}
          value={seconds}
          minValue={0}
          maxValue={samples / SAMPLE_RATE}
          step={0.1}
          onChange={(place) => {
            if (typeof place === 'number') seek(place)
          }}
          className="w-20 sm:w-32"
        >
          <SliderTrack className="relative flex h-6 items-center">
            <span aria-hidden className="absolute inset-x-0 h-0.5 rounded-full bg-edge" />
            <SliderThumb className="top-1/2 size-3.5 rounded-full bg-accent data-focus-visible:outline-2 data-focus-visible:outline-offset-2 data-focus-visible:outline-accent" />
          </SliderTrack>
        </Slider>
      )}
      <span className="text-sm text-quiet tabular-nums">
        {hasFailed
          ? t('dictations.soundFailed')
          : `${isBegun ? `${clockTime(seconds * SAMPLE_RATE)} / ` : ''}${clockTime(samples)}`}
      </span>
    </div>
  )
}

/** One sound at a time. */
function pauseOthers(playing: HTMLAudioElement): void {
  for (const other of document.querySelectorAll('audio')) if (other !== playing) other.pause()
}
