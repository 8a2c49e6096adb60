/** Sound of one channel; samples from -1 to 1. */
export interface Sound {
  /** Hz */
  sampleRate: number
  samples: Float32Array<ArrayBuffer>
}

const headerBytes = 44

/** Reads a WAV file of one channel of PCM16, which is all that Jutt sends; throws where it is anything else. */
export function readWav(bytes: Uint8Array): Sound {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (file.toString('latin1', 0, 4) !== 'RIFF' || file.toString('latin1', 8, 12) !== 'WAVE') {
    throw new Error('This is not a WAV file')
  }
  let sampleRate: number | undefined
  for (let at = 12; at + 8 <= file.length;) {
    const name = file.toString('latin1', at, at + 4)
    const size = file.readUInt32LE(at + 4)
    const start = at + 8
    if (name === 'fmt ') {
      const [tag, channels, bits] = [0, 2, 14].map((offset) => file.readUInt16LE(start + offset))
      if (tag !== 1 || channels !== 1 || bits !== 16) throw new Error('This is not mono PCM16')
      sampleRate = file.readUInt32LE(start + 4)
    }
    if (name === 'data' && sampleRate !== undefined) {
      return { sampleRate, samples: pcm16(file.subarray(start, start + size)) }
    }
    at = start + size + (size % 2)
  }
  throw new Error('This WAV file holds no sound')
}

/** A WAV file of PCM16; what is louder than full scale is clipped. */
export function writeWav({ sampleRate, samples }: Sound): Buffer<ArrayBuffer> {
  const file = Buffer.alloc(headerBytes + samples.length * 2)
  file.write('RIFF', 0, 'latin1')
  file.writeUInt32LE(file.length - 8, 4)
  file.write('WAVEfmt ', 8, 'latin1')
  file.writeUInt32LE(16, 16)
  file.writeUInt16LE(1, 20)
  file.writeUInt16LE(1, 22)
  file.writeUInt32LE(sampleRate, 24)
  file.writeUInt32LE(sampleRate * 2, 28)
  file.writeUInt16LE(2, 32)
  file.writeUInt16LE(16, 34)
  file.write('data', 36, 'latin1')
  file.writeUInt32LE(samples.length * 2, 40)
  const levels = new Int16Array(file.buffer, file.byteOffset + headerBytes, samples.length)
  for (const [index, sample] of samples.entries()) {
    levels[index] = Math.max(-32_768, Math.min(32_767, Math.floor(sample * 32_768 + 0.5)))
  }
  return file
}

/** Whole PCM16 samples, little-endian; an odd byte at the end is left out. */
export function pcm16(bytes: Uint8Array): Float32Array<ArrayBuffer> {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return new Float32Array(bytes.byteLength >> 1).map(
    (_, index) => view.getInt16(index * 2, true) / 32_768,
  )
}
