/** Hz; every recording is mono PCM16 at this rate, which is what Whisper hears. */
export const sampleRate = 16_000
export const bytesPerSample = 2
export const headerBytes = 44
/** RIFF counts in 32 bits what follows its first 8 bytes: 36 of header, then whole samples; about 37 hours. */
export const maxDataBytes = 0xffff_ffff - 36 - 1

/** The header without its two sizes, which are of the file after its first 8 bytes, and of the sound. */
const fixedParts = [
  [0, 4],
  [8, 40],
] as const

/** The header of a recording with this many bytes of sound. */
export function wavHeader(dataBytes: number): Buffer<ArrayBuffer> {
  const header = Buffer.alloc(headerBytes)
  header.write('RIFF', 0, 'latin1')
  header.writeUInt32LE(36 + dataBytes, 4)
  header.write('WAVEfmt ', 8, 'latin1')
  header.writeUInt32LE(16, 16)
  header.writeUInt16LE(1, 20)
  header.writeUInt16LE(1, 22)
  header.writeUInt32LE(sampleRate, 24)
  header.writeUInt32LE(sampleRate * bytesPerSample, 28)
  header.writeUInt16LE(bytesPerSample, 32)
  header.writeUInt16LE(8 * bytesPerSample, 34)
  header.write('data', 36, 'latin1')
  header.writeUInt32LE(dataBytes, 40)
  return header
}

/**
 * Are these first bytes of a file (at most 44) those of a recording? The sizes may say anything, and a file that is
 * shorter than a header counts as long as it begins like one: Jutt may have been killed while it wrote it.
 */
export function isOurHeader(start: Uint8Array): boolean {
  const fresh = wavHeader(0)
  return fixedParts.every(([from, to]) =>
    fresh.subarray(from, Math.min(to, start.length)).equals(start.subarray(from, to)),
  )
}

/** A WAV file of this sound (PCM16, little-endian, mono, 16 kHz), for uploading a piece. */
export function wavOf(pcm: Uint8Array): Uint8Array<ArrayBuffer> {
  return Buffer.concat([wavHeader(pcm.byteLength), pcm])
}
