/** CSS pixels. */
const bar = { width: 2, gap: 1, least: 2 }
const step = bar.width + bar.gap

/**
 * Draws the last moments of a recording, as many as have room, in the canvas's text colour. The peaks are of 1/30 s each,
 * 0 to 1, the oldest first; the newest is at the right edge. wavesurfer.js would make everything anew for each level.
 */
export function drawWaveform(canvas: HTMLCanvasElement, peaks: readonly number[]): void {
  const context = canvas.getContext('2d')
  if (!context) return
  const { clientWidth: width, clientHeight: height } = canvas
  // The window may have another size now, or stand on a screen of other pixels. This empties the canvas, too.
  canvas.width = Math.round(width * devicePixelRatio)
  canvas.height = Math.round(height * devicePixelRatio)
  context.scale(devicePixelRatio, devicePixelRatio)
  context.fillStyle = getComputedStyle(canvas).color
  const bars = Math.floor(width / step)
  const shown = peaks.slice(-bars)
  const empty = bars - shown.length
  context.beginPath()
  for (let place = 0; place < bars; place += 1) {
    // By amplitude alone, quiet speech could hardly be told from silence.
    const loudness = Math.sqrt(shown[place - empty] ?? 0)
    const tall = Math.max(bar.least, 2 * Math.round((loudness * height) / 2))
    context.roundRect(place * step, (height - tall) / 2, bar.width, tall, bar.width / 2)
  }
  context.fill()
}
