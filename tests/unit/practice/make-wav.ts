export interface WavOptions {
  /** Values from -1 to 1, interleaved where there are several channels. */
  samples: readonly number[]
  sampleRate?: number
  channels?: number
  /** Chunks to put before the data, as whole bytes. */
  before?: Uint8Array
  /** What the data chunk claims as its length, where that is not the truth. */
  declaredLength?: number
  extensible?: boolean
  bits?: 8 | 16 | 24 | 32
  float?: boolean
}

/** Writes a WAV file by the letter of the RIFF specification, apart from the code that reads it. */
export function makeWav(options: WavOptions): Uint8Array<ArrayBuffer> {
  const { samples, sampleRate = 16_000, channels = 1, before = new Uint8Array() } = options
  const { extensible = false, bits = 16, float = false } = options
  const data = encode(samples, bits, float)
  const format = Buffer.alloc(extensible ? 40 : 16)
  const tag = float ? 3 : 1
  format.writeUInt16LE(extensible ? 0xfffe : tag, 0)
  format.writeUInt16LE(channels, 2)
  format.writeUInt32LE(sampleRate, 4)
  format.writeUInt32LE((sampleRate * channels * bits) / 8, 8)
  format.writeUInt16LE((channels * bits) / 8, 12)
  format.writeUInt16LE(bits, 14)
  if (extensible) {
    format.writeUInt16LE(22, 16)
    format.writeUInt16LE(bits, 18)
    format.writeUInt16LE(tag, 24)
    Buffer.from('000000001000800000aa00389b71', 'hex').copy(format, 26)
  }
  const body = Buffer.concat([
    Buffer.from('WAVE'),
    chunk('fmt ', format),
    before,
    chunk('data', data, options.declaredLength),
  ])
  return new Uint8Array(chunk('RIFF', body))
}

/** A RIFF chunk: name, length, bytes, and a zero where the length is odd. */
export function chunk(name: string, bytes: Uint8Array, length = bytes.byteLength): Buffer {
  const header = Buffer.alloc(8)
  header.write(name, 'latin1')
  header.writeUInt32LE(length, 4)
  return Buffer.concat([header, bytes, Buffer.alloc(bytes.byteLength % 2)])
}

/** A sine of the given length in seconds and peak amplitude; 1 is full scale. */
export function sine(seconds: number, amplitude: number, sampleRate = 16_000): number[] {
  return Array.from(
    { length: Math.round(seconds * sampleRate) },
    // 1000 Hz, so that a crest falls exactly on a sample.
    (_, index) => amplitude * Math.sin((2 * Math.PI * 1000 * index) / sampleRate),
  )
}

function encode(samples: readonly number[], bits: number, float: boolean): Buffer {
  const size = bits / 8
  const data = Buffer.alloc(samples.length * size)
  for (const [index, sample] of samples.entries()) {
    const at = index * size
    if (float) data.writeFloatLE(sample, at)
    else if (bits === 8) data.writeUInt8(Math.round(sample * 127 + 128), at)
    else data.writeIntLE(Math.round(sample * (2 ** (bits - 1) - 1)), at, size)
  }
  return data
}
