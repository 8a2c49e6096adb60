/** What a WAV file says of itself, and how loud it is. */
export interface WavSound {
  /** Hz. */
  sampleRate: number
  channels: number
  bitsPerSample: number
  encoding: 'pcm' | 'float'
  seconds: number
  /** Largest absolute sample, 1 being full scale; 0 for silence and for no samples at all. */
  peak: number
  /** The same for each second; the last may be a part of one. */
  peaks: number[]
}

type Format = Omit<WavSound, 'seconds' | 'peak' | 'peaks'>
type ReadSample = (view: DataView, offset: number) => number

const readers: Partial<Record<string, ReadSample>> = {
  // 8-bit PCM alone is unsigned.
  'pcm 8': (view, at) => (view.getUint8(at) - 128) / 0x80,
  'pcm 16': (view, at) => view.getInt16(at, true) / 0x8000,
  'pcm 24': (view, at) => (view.getUint8(at) + view.getInt16(at + 1, true) * 0x100) / 0x80_0000,
  'pcm 32': (view, at) => view.getInt32(at, true) / 0x8000_0000,
  'float 32': (view, at) => view.getFloat32(at, true),
  'float 64': (view, at) => view.getFloat64(at, true),
}

/** Reads a RIFF WAVE file of PCM or float samples; undefined if it is none, or compressed. */
export function readWav(bytes: Uint8Array): WavSound | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (view.byteLength < 12 || name(view, 0) !== 'RIFF' || name(view, 8) !== 'WAVE') return undefined
  let format: Format | undefined
  let at = 12
  while (at + 8 <= view.byteLength) {
    const declared = view.getUint32(at + 4, true)
    const start = at + 8
    if (name(view, at) === 'fmt ' && declared >= 16 && start + declared <= view.byteLength) {
      format = readFormat(view, start, declared)
    }
    if (name(view, at) === 'data') {
      // A recorder that was cut off leaves 0xFFFFFFFF or more than there is: the file's end rules.
      return format && measure(view, start, Math.min(declared, view.byteLength - start), format)
    }
    // Chunks are padded to an even length.
    at = start + declared + (declared % 2)
  }
  return undefined
}

function readFormat(view: DataView, at: number, length: number): Format | undefined {
  const tag = view.getUint16(at, true)
  // WAVE_FORMAT_EXTENSIBLE keeps the real tag in the first two bytes of its sub-format GUID.
  const real = tag === 0xfffe && length >= 26 ? view.getUint16(at + 24, true) : tag
  const encoding = real === 1 ? 'pcm' : real === 3 ? 'float' : undefined
  const channels = view.getUint16(at + 2, true)
  const sampleRate = view.getUint32(at + 4, true)
  if (!encoding || channels === 0 || sampleRate === 0) return undefined
  return { sampleRate, channels, bitsPerSample: view.getUint16(at + 14, true), encoding }
}

function measure(
  view: DataView,
  start: number,
  length: number,
  format: Format,
): WavSound | undefined {
  const read = readers[`${format.encoding} ${format.bitsPerSample}`]
  if (!read) return undefined
  const sampleBytes = format.bitsPerSample / 8
  const frameBytes = sampleBytes * format.channels
  const frames = Math.floor(length / frameBytes)
  const peaks: number[] = []
  for (let from = 0; from < frames; from += format.sampleRate) {
    const to = Math.min(from + format.sampleRate, frames)
    let peak = 0
    for (let at = start + from * frameBytes; at < start + to * frameBytes; at += sampleBytes) {
      peak = Math.max(peak, Math.abs(read(view, at)))
    }
    peaks.push(peak)
  }
  const peak = peaks.reduce((most, one) => Math.max(most, one), 0)
  return { ...format, seconds: frames / format.sampleRate, peak, peaks }
}

function name(view: DataView, at: number): string {
  return String.fromCharCode(...Array.from({ length: 4 }, (_, index) => view.getUint8(at + index)))
}
