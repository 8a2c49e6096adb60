import { useEffect, useRef, useSyncExternalStore } from 'react'
import { useStore } from 'zustand'
import { useLate } from '../app/late.ts'
import { useStores } from '../app/use-stores.ts'
import type { Waveform } from './waveform.ts'

/** Milliseconds; levels come twice as often, but wavesurfer.js makes all of its picture anew for each that is drawn. */
const drawnEvery = 1000 / 15

/** How loud it is now, for the eye: a waveform that passes, or a bar for whoever wants no motion. */
export function SoundLevel() {
  const stillness = useStillness()
  const createWaveform = useLate(useStores().waveform, !stillness)
  return (
    <div aria-hidden className="h-8 min-w-8 flex-1 text-accent">
      {createWaveform && !stillness ? <Wave create={createWaveform} /> : <LevelBar />}
    </div>
  )
}

function Wave({ create }: { create: (element: HTMLElement) => Waveform }) {
  const { store } = useStores().dictation.meter
  const place = useRef<HTMLDivElement>(null)

  useEffect(() => {
    if (!place.current) return undefined
    const waveform = create(place.current)
    let timer: ReturnType<typeof setTimeout> | null = null
    const draw = (): void => {
      timer = null
      waveform.draw(store.getState().peaks)
    }
    draw()
    const end = store.subscribe(() => (timer ??= setTimeout(draw, drawnEvery)))
    return () => {
      end()
      if (timer !== null) clearTimeout(timer)
      waveform.destroy()
    }
  }, [create, store])

  return <div ref={place} className="size-full" />
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
