import { useEffect, useState } from 'react'
import type { SoundPeaks } from '../../../../shared/ipc/schemas/sounds.ts'
import { useStores } from '../../app/use-stores.ts'
import type { PlayedSound } from './player-store.ts'

/** More than there are columns of a window. */
const most = 2000
/** Milliseconds between two looks at a sound that grows. */
const lookEvery = 2000

/** The shape of the sound, once main has found it; of one that grows it is looked for again and again. */
export function usePeaks({ recordingId, isGrowing }: PlayedSound): SoundPeaks | null {
  const { jutt } = useStores()
  const [known, setKnown] = useState<{ recordingId: string; peaks: SoundPeaks } | null>(null)

  useEffect(() => {
    let isWanted = true
    async function look(): Promise<void> {
      const answer = await jutt.recordings.peaks({ recordingId, most })
      // Without them there is a line instead of a waveform, and the player says itself what is wrong with the sound.
      if (isWanted && answer.ok) setKnown({ recordingId, peaks: answer.value })
    }
    void look()
    const timer = isGrowing ? setInterval(() => void look(), lookEvery) : undefined
    return () => {
      isWanted = false
      clearInterval(timer)
    }
  }, [jutt, recordingId, isGrowing])

  return known?.recordingId === recordingId ? known.peaks : null
}
