import type { decodeFile } from './file/decode-file.ts'

/** Decodes the samples (PCM16, 16 kHz) from one up to, but not with, another; null where not all of them are there. */
export async function extract(
  decode: typeof decodeFile,
  { url, from, to }: { url: string; from: number; to: number },
): Promise<Uint8Array<ArrayBuffer> | null> {
  const sound = new Int16Array(to - from)
  const enough = new AbortController()
  let length = 0
  await decode({
    url,
    from,
    signal: enough.signal,
    onFacts: () => {},
    async onSound(pcm) {
      const wanted = pcm.subarray(0, sound.length - length)
      sound.set(wanted, length)
      length += wanted.length
      if (length === sound.length) enough.abort()
    },
  })
  // The last packet of a compressed sound may end a little before the sound did.
  return length >= sound.length - slack ? new Uint8Array(sound.buffer) : null
}

/** Samples. */
const slack = 1600
