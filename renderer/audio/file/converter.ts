import { createStage } from './stage.ts'
import type { Stage, StageOptions } from './stage.ts'

/** Turns mono blocks of any rate into unbroken sound at 16 kHz. */
export interface Converter {
  /** Takes a block of `rate` samples a second that begins at `time` (seconds). */
  add(rate: number, time: number, mono: Float32Array): Promise<void>
  /** Gives all that is left, and tells where it ends, in samples at 16 kHz. */
  finish(): Promise<number>
}

/**
 * Makes a {@link Converter}. Some decoders learn the true rate only from the sound itself, and a stream
 * may change it: then what came is finished, and the rest goes on behind it.
 */
export function createConverter(options: Omit<StageOptions, 'rate'>): Converter {
  let stage: Stage | null = null
  let end = options.from

  async function finish(): Promise<number> {
    if (stage) end = await stage.finish()
    stage = null
    return end
  }

  return {
    async add(rate, time, mono) {
      if (stage?.rate !== rate) {
        await finish()
        stage = createStage({ ...options, rate, from: end })
      }
      await stage.add(time, mono)
    },
    finish,
  }
}
