/** The sound of a RIFF WAVE file of 16-bit PCM; of several channels, the first. */
export interface Sound {
  readonly seconds: number
  /** Samples a second. */
  readonly rate: number
  readonly samples: Int16Array
}

/** Reads a WAV file by its `fmt ` and `data` chunks; undefined when it is not one of 16-bit PCM. */
export function readSound(bytes: Uint8Array): Sound | undefined {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.length < 44 || view.toString('latin1', 0, 4) !== 'RIFF') return undefined
  let format: { readonly rate: number; readonly channels: number } | undefined
  for (let at = 12; at + 8 <= view.length;) {
    const name = view.toString('latin1', at, at + 4)
    const size = view.readUInt32LE(at + 4)
    const start = at + 8
    if (name === 'fmt ' && view.readUInt16LE(start + 14) === 16) {
      format = { channels: view.readUInt16LE(start + 2), rate: view.readUInt32LE(start + 4) }
    }
    if (name === 'data') {
      if (format === undefined) return undefined
      return soundOf(view.subarray(start, start + size), format)
    }
    at = start + size + (size % 2)
  }
  return undefined
}

function soundOf(
  data: Buffer,
  { rate, channels }: { readonly rate: number; readonly channels: number },
): Sound {
  const samples = new Int16Array(Math.floor(data.length / (2 * channels)))
  for (let index = 0; index < samples.length; index++) {
    samples[index] = data.readInt16LE(index * 2 * channels)
  }
  return { seconds: samples.length / rate, rate, samples }
}
