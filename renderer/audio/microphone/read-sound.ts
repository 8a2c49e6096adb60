import { toPcm16 } from '../../../shared/speech/pcm.ts'
import { createMixer } from '../file/mix-down.ts'
import { createResampler } from '../resample/resampler.ts'
import type { Resampler } from '../resample/resampler.ts'

/** What of an AudioData is needed: some milliseconds of sound as the device gives it. */
export type DeviceSound = Pick<
  AudioData,
  'sampleRate' | 'numberOfChannels' | 'numberOfFrames' | 'copyTo' | 'close'
>

/**
 * Brings the sound of a device to PCM16, mono, 16 kHz, until its stream ends. A device may change its
 * rate, as headsets do when they begin to listen: sound goes on behind what came.
 */
export async function readSound(
  stream: ReadableStream<DeviceSound>,
  onSound: (sound: Int16Array) => void,
): Promise<void> {
  const reader = stream.getReader()
  const mixer = createMixer()
  let resampler: Resampler | null = null
  let resampledRate = 0

  function give(samples: Float32Array): void {
    if (samples.length > 0) onSound(toPcm16(samples))
  }

  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    const data = next.value
    const { sampleRate, numberOfChannels, numberOfFrames } = data
    if (resampler === null || sampleRate !== resampledRate) {
      if (resampler) give(resampler.finish())
      resampler = createResampler(sampleRate)
      resampledRate = sampleRate
    }
    const mono = mixer.mix(numberOfChannels, numberOfFrames, (planeIndex, into) =>
      data.copyTo(into, { planeIndex, format: 'f32-planar' }),
    )
    // Devices give out buffers of which they have few.
    data.close()
    give(resampler.push(mono))
  }
  if (resampler) give(resampler.finish())
}
