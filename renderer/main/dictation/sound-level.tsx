import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useStores } from '../app/use-stores.ts'
import { onNextFrame } from '../chat/schedule.ts'
import { drawWaveform } from './waveform.ts'

/** How loud it is now, for the eye: a waveform that passes, or a bar for whoever wants no motion. */
export function SoundLevel() {
  const stillness = useStillness()
  return (
    <div aria-hidden className="h-8 min-w-8 flex-1 text-accent">
      {stillness ? <LevelBar /> : <Wave />}
    </div>
  )
}

function Wave() {
  const { store } = useStores().dictation.meter
  const canvas = useRef<HTMLCanvasElement>(null)

  useEffect(() => {
    let callOff: (() => void) | null = null
    const draw = (): void => {
      callOff = null
      if (canvas.current) drawWaveform(canvas.current, store.getState().peaks)
    }
    draw()
    // Levels come thirty times a second; a screen that is slower gets the newest of them.
    const end = store.subscribe(() => (callOff ??= onNextFrame(draw)))
    return () => {
      end()
      callOff?.()
    }
  }, [store])

  return <canvas ref={canvas} className="block size-full" />
}

/** So many of the last levels count: a third of a second. */
const heldLevels = 10

function LevelBar() {
  const { store } = useStores().dictation.meter
  const tenths = useStore(store, ({ peaks }) =>
    Math.round(Math.sqrt(Math.max(0, ...peaks.slice(-heldLevels))) * 10),
  )
  return (
    <div className="flex h-full items-center">
      <div className="h-2 w-full rounded-full bg-hover">
        <div
          className="h-full rounded-full bg-current"
          style={{ width: `${Math.max(tenths, 0.5) * 10}%` }}
        />
      </div>
    </div>
  )
}

const reducedMotion = '(prefers-reduced-motion: reduce)'

function subscribe(changed: () => void): () => void {
  const query = matchMedia(reducedMotion)
  query.addEventListener('change', changed)
  return () => query.removeEventListener('change', changed)
}

function useStillness(): boolean {
  return useSyncExternalStore(subscribe, () => matchMedia(reducedMotion).matches)
}
