/** Sound in which every sample tells its place: what is missing, doubled or moved shows at once. */
export function knownSound(from: number, to: number): Uint8Array {
  const bytes = Buffer.alloc((to - from) * 2)
  for (let sample = from; sample < to; sample += 1) {
    bytes.writeInt16LE(knownSample(sample), (sample - from) * 2)
  }
  return bytes
}

/** Knuth's multiplicative hash, so that neighbours do not look alike. */
function knownSample(sample: number): number {
  return (Math.imul(sample, 0x9e37_79b1) >> 16) | 0
}
