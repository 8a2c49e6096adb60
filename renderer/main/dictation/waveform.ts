import WaveSurfer from 'wavesurfer.js'

/** Draws the last moments of a recording. */
export interface Waveform {
  /** Peaks of 1/30 s each, 0 to 1, the oldest first; the newest is drawn at the right edge. */
  draw(peaks: readonly number[]): void
  destroy(): void
}

/** Pixels. */
const bar = { width: 2, gap: 1 }

/** Fills the element; its text colour is the colour of the bars. */
export function createWaveform(element: HTMLElement): Waveform {
  const colours = (): { waveColor: string; progressColor: string } => {
    const { color } = getComputedStyle(element)
    return { waveColor: color, progressColor: color }
  }
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
    ...colours(),
    ...(cspNonce !== undefined && { cspNonce }),
  })

  return {
    draw(peaks) {
      const bars = Math.floor(element.clientWidth / (bar.width + bar.gap))
      if (bars === 0) return
      const shown = new Float32Array(bars)
      // By amplitude alone, quiet speech could hardly be told from silence.
      const last = peaks.slice(-bars).map(Math.sqrt)
      shown.set(last, bars - last.length)
      surfer.setOptions({ peaks: [shown], duration: bars / 30, ...colours() })
    },
    destroy: () => surfer.destroy(),
  }
}
