import type { FakeServer } from './server.ts'

/** A WAV file of 16 kHz mono PCM16 whose header is spelt out here, apart from all code that writes or reads them. */
export function wavOf(samples: Int16Array): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.alloc(44 + 2 * samples.length)
  bytes.write('RIFF', 0, 'latin1')
  bytes.writeUInt32LE(36 + 2 * samples.length, 4)
  bytes.write('WAVEfmt ', 8, 'latin1')
  bytes.writeUInt32LE(16, 16)
  bytes.writeUInt16LE(1, 20)
  bytes.writeUInt16LE(1, 22)
  bytes.writeUInt32LE(16_000, 24)
  bytes.writeUInt32LE(32_000, 28)
  bytes.writeUInt16LE(2, 32)
  bytes.writeUInt16LE(16, 34)
  bytes.write('data', 36, 'latin1')
  bytes.writeUInt32LE(2 * samples.length, 40)
  for (const [index, sample] of samples.entries()) bytes.writeInt16LE(sample, 44 + 2 * index)
  return new Uint8Array(bytes)
}

/** Samples like syllables: swells of noise, five in two seconds, with quiet between them; the same in every run. */
export function babble(seconds: number): Int16Array {
  let seed = 1
  return new Int16Array(Math.round(seconds * 16_000)).map((_, index) => {
    seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0
    const swell = Math.max(0, Math.sin((2 * Math.PI * index) / 6400))
    return Math.round((seed / 2 ** 31 - 1) * 12_000 * swell)
  })
}

/** A sound file of a steady tone of 440 Hz. */
export function tone(seconds: number): Uint8Array<ArrayBuffer> {
  const samples = new Int16Array(Math.round(seconds * 16_000))
  return wavOf(samples.map((_, index) => 8000 * Math.sin((2 * Math.PI * 440 * index) / 16_000)))
}

/** Uploads a sound as a form by hand. */
export function postSound(
  server: Pick<FakeServer, 'url' | 'key'>,
  sound: Uint8Array<ArrayBuffer>,
  fields: Readonly<Record<string, string>> = {},
  fileName = 'piece.wav',
): Promise<Response> {
  const form = new FormData()
  form.append('model', 'whisper-large-v3')
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new File([sound], fileName, { type: 'audio/wav' }))
  return fetch(`${server.url}/audio/transcriptions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}` },
    body: form,
  })
}
