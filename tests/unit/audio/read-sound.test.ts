import { expect, test } from 'vitest'
import { readSound, type DeviceSound } from '../../../renderer/audio/microphone/read-sound.ts'

/** A second of a tone of 440 Hz as a device gives it, each channel as loud as said. */
function second(rate: number, loudness: readonly number[], opened: Set<number>): DeviceSound[] {
  return Array.from({ length: 100 }, (_, part) => {
    const frames = rate / 100
    const id = opened.size
    opened.add(id)
    return {
      sampleRate: rate,
      numberOfChannels: loudness.length,
      numberOfFrames: frames,
      copyTo(into, { planeIndex, format }) {
        if (!opened.has(id) || format !== 'f32-planar' || !(into instanceof Float32Array)) {
          throw new TypeError('Not to be had')
        }
        for (let index = 0; index < frames; index++) {
          const time = (part * frames + index) / rate
          into[index] = (loudness[planeIndex] ?? 0) * Math.sin(2 * Math.PI * 440 * time)
        }
      },
      close: () => void opened.delete(id),
    }
  })
}

async function read(sounds: readonly DeviceSound[]): Promise<Int16Array> {
  const parts: Int16Array[] = []
  const stream = new ReadableStream<DeviceSound>({
    start(controller) {
      for (const sound of sounds) controller.enqueue(sound)
      controller.close()
    },
  })
  await readSound(stream, (sound) => parts.push(sound))
  return Int16Array.from(parts.flatMap((part) => [...part]))
}

/** The largest difference from the tone as it should be, as a share of full scale. */
function fault(sound: Int16Array, loudness: number): number {
  const faults = [...sound.subarray(100, -100)].map((sample, index) => {
    const wanted = loudness * Math.sin((2 * Math.PI * 440 * (index + 100)) / 16_000)
    return Math.abs(sample / 32_768 - wanted)
  })
  return Math.max(...faults)
}

test.each([8000, 16_000, 44_100, 48_000, 96_000])(
  'sound of %i Hz comes whole and in place',
  async (rate) => {
    const opened = new Set<number>()
    const sound = await read(second(rate, [0.5], opened))
    expect(sound).toHaveLength(16_000)
    expect(fault(sound, 0.5)).toBeLessThan(0.005)
    expect(opened.size).toBe(0)
  },
)

test('two channels become one', async () => {
  const sound = await read(second(48_000, [0.5, 0.1], new Set()))
  expect(fault(sound, 0.3)).toBeLessThan(0.005)
})

test('sound goes on where the device changes its rate', async () => {
  const opened = new Set<number>()
  const before = second(48_000, [0.5], opened)
  const sound = await read([...before, ...second(16_000, [0.25], opened)])
  expect(sound).toHaveLength(32_000)
  expect(fault(sound.subarray(0, 16_000), 0.5)).toBeLessThan(0.005)
  expect(fault(sound.subarray(16_000), 0.25)).toBeLessThan(0.005)
})

test('no sound is no error', async () => {
  expect(await read([])).toHaveLength(0)
})
