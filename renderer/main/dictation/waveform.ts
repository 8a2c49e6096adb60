import WaveSurfer from 'wavesurfer.js'

/** Draws the last moments of a recording. */
export interface Waveform {
  /** Peaks of 1/30 s each, 0 to 1, the oldest first; the newest is drawn at the right edge. */
  draw(peaks: readonly number[]): void
  destroy(): void
}

/** Pixels. */
const bar = { width: 2, gap: 1 }
const step = bar.width + bar.gap

/** Fills the element; its text colour is the colour of the bars. */
export function createWaveform(element: HTMLElement): Waveform {
  const cspNonce = document.querySelector<HTMLMetaElement>('meta[property="csp-nonce"]')?.nonce
  const surfer = WaveSurfer.create({
    container: element,
    height: 'auto',
    barWidth: bar.width,
    barGap: bar.gap,
    barRadius: bar.width / 2,
    barMinHeight: 2,
    cursorWidth: 0,
    interact: false,
    hideScrollbar: true,
    ...(cspNonce !== undefined && { cspNonce }),
  })
  let width = 0
  let colour = ''

  /** Follows the element, which the window's width and the colour scheme may change. */
  function fit(bars: number): void {
    const { color } = getComputedStyle(element)
    if (bars * step === width && color === colour) return
    width = bars * step
    colour = color
    surfer.setOptions({ width, waveColor: color, progressColor: color })
  }

  return {
    draw(peaks) {
      const bars = Math.floor(element.clientWidth / step)
      if (bars === 0) return
      fit(bars)
      // A peak a bar; by amplitude alone, quiet speech could hardly be told from silence.
      const shown = new Float32Array(bars)
      const last = peaks.slice(-bars).map(Math.sqrt)
      shown.set(last, bars - last.length)
      void show(surfer, shown)
    },
    destroy: () => surfer.destroy(),
  }
}

async function show(surfer: WaveSurfer, peaks: Float32Array): Promise<void> {
  try {
    await surfer.load('', [peaks], peaks.length / 30)
  } catch {
    // A newer one came before this one was drawn, or the strip is gone.
  }
}
