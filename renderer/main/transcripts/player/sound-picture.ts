import WaveSurfer from 'wavesurfer.js'
import type { SoundPeaks } from '../../../../shared/ipc/schemas/sounds.ts'
import { SAMPLE_RATE } from '../../../../shared/speech/pcm.ts'

/** Draws the whole of a sound, and how far it was played. */
export interface SoundPicture {
  /** The shape of the sound, which is `seconds` long. */
  draw(peaks: SoundPeaks, seconds: number): void
  moveTo(seconds: number): void
  destroy(): void
}

/** Fills the element; its text colour is that of what was not yet played, its caret colour that of what was. */
export function createSoundPicture(element: HTMLElement): SoundPicture {
  const cspNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  const surfer = WaveSurfer.create({
    container: element,
    height: 'auto',
    barWidth: 2,
    barGap: 1,
    barRadius: 1,
    barMinHeight: 2,
    cursorWidth: 2,
    // Its place is moved by a slider, which also the keyboard can reach.
    interact: false,
    hideScrollbar: true,
    // The peaks say how loud it is: a quiet recording looks like one.
    maxPeak: 1,
    ...(cspNonce !== undefined && { cspNonce }),
    ...colours(element),
  })
  const scheme = matchMedia('(prefers-color-scheme: dark)')
  const recolour = (): void => surfer.setOptions(colours(element))
  scheme.addEventListener('change', recolour)
  let place = 0

  return {
    draw(peaks, seconds) {
      void show(surfer, whole(peaks, seconds), seconds, () => place)
    },
    moveTo(seconds) {
      place = seconds
      surfer.setTime(seconds)
    },
    destroy() {
      scheme.removeEventListener('change', recolour)
      surfer.destroy()
    },
  }
}

function colours(element: HTMLElement) {
  const { color, caretColor } = getComputedStyle(element)
  return { waveColor: color, progressColor: caretColor, cursorColor: caretColor }
}

/** Peaks of 0 to 1 for all of the time: of the last moment of a sound there may be none yet. */
function whole({ peaks, samplesPerPeak }: SoundPeaks, seconds: number): Float32Array {
  const columns = Math.max(peaks.length, Math.ceil((seconds * SAMPLE_RATE) / samplesPerPeak))
  const all = new Float32Array(columns)
  for (const [index, peak] of peaks.entries()) all[index] = peak / 255
  return all
}

async function show(
  surfer: WaveSurfer,
  peaks: Float32Array,
  seconds: number,
  place: () => number,
): Promise<void> {
  try {
    await surfer.load('', [peaks], seconds)
    surfer.setTime(place())
  } catch {
    // A newer one came before this one was drawn, or the picture is gone.
  }
}
