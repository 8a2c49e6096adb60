import { toPcm16 } from '../../../shared/speech/pcm.ts'

// The scope of a worklet; TypeScript's library of the page does not know it.
declare abstract class AudioWorkletProcessor {
  readonly port: MessagePort
}
declare function registerProcessor(name: string, processor: new () => AudioWorkletProcessor): void

/** Samples of a message to the page, 32 ms: soon enough for the meter, and not 125 messages a second. */
const BATCH = 512

/**
 * Gathers the microphone's sound, and posts it as PCM16; the first 8 ms at once. When the page posts
 * anything, it posts what is left, then null, and ends.
 */
class Capture extends AudioWorkletProcessor {
  private batch = new Float32Array(BATCH)
  private filled = 0
  private isFirst = true
  private isOver = false

  constructor() {
    super()
    this.port.addEventListener('message', () => {
      this.isOver = true
      this.post()
      this.port.postMessage(null, [])
    })
    this.port.start()
  }

  process([input]: Float32Array[][]): boolean {
    const samples = input?.[0]
    if (this.isOver || !samples) return !this.isOver
    for (const sample of samples) {
      this.batch[this.filled] = sample
      this.filled += 1
      if (this.filled === BATCH) this.post()
    }
    if (this.isFirst) this.post()
    return true
  }

  private post(): void {
    if (this.filled === 0) return
    const sound = toPcm16(this.batch.subarray(0, this.filled))
    this.port.postMessage(sound, [sound.buffer])
    this.filled = 0
    this.isFirst = false
  }
}

registerProcessor('capture', Capture)
