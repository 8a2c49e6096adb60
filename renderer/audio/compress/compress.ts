import { AudioSample, AudioSampleSource, OggOutputFormat, Output, StreamTarget } from 'mediabunny'
import type { AppError } from '../../../shared/errors.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { decode } from '../file/decode.ts'
import { openFile, type FileBytes } from '../file/file-bytes.ts'
import { createLevelMeter, isSameSound, type Levels } from './levels.ts'

/** Bits a second. Opus keeps speech at this rate as it was, to the ear and to recognisers; ten hours are 110 MB. */
const BIT_RATE = 24_000
/** Bytes before the sound of a recording (electron/recordings/wav-header.ts). */
const HEADER = 44
/** Bytes of what was compressed that are handed on at once. */
const CHUNK = 2 ** 18

export interface CompressJob {
  /** The sound, as a WAV of PCM16 at 16 kHz. */
  url: string
  /** Where what was handed on can be read again. */
  compressedUrl: string
  /** Takes the next bytes of the compressed file; compressing waits for it. */
  onBytes: (bytes: Uint8Array<ArrayBuffer>) => Promise<void>
}

/**
 * Compresses a sound to Opus in Ogg and reads it back: null where it is the same sound, else why it cannot be used. Only
 * some seconds of it are in memory.
 */
export async function compress({
  url,
  compressedUrl,
  onBytes,
}: CompressJob): Promise<AppError | null> {
  const file = await openFile(url)
  if (file === null || file.size <= HEADER) return { code: 'file_gone' }
  const before = await encode(file, onBytes)
  const meter = createLevelMeter()
  const trouble = await decode({
    url: compressedUrl,
    from: 0,
    onFacts: () => {},
    onSound: async (pcm) => meter.add(pcm),
  })
  return trouble ?? (isSameSound(before, meter.finish()) ? null : { code: 'sound_not_compressed' })
}

async function encode(file: FileBytes, onBytes: CompressJob['onBytes']): Promise<Levels> {
  const meter = createLevelMeter()
  const source = new AudioSampleSource({ codec: 'opus', bitrate: BIT_RATE })
  let written = 0
  const target = new WritableStream<{ data: Uint8Array<ArrayBuffer>; position: number }>({
    async write({ data, position }) {
      if (position !== written) throw new Error('The compressed file is not written in order.')
      written += data.byteLength
      await onBytes(data)
    },
  })
  const output = new Output({
    // A player that goes to a place needs pages there.
    format: new OggOutputFormat({ maximumPageDuration: 1 }),
    target: new StreamTarget(target, { chunked: true, chunkSize: CHUNK }),
  })
  output.addAudioTrack(source)
  await output.start()
  const second = SAMPLE_RATE * 2
  for (let place = HEADER; place < file.size; place += second) {
    const bytes = await file.read(place, place + second)
    const pcm = new Int16Array(bytes.buffer, bytes.byteOffset, bytes.byteLength >> 1)
    meter.add(pcm)
    const sample = new AudioSample({
      data: pcm,
      format: 's16',
      numberOfChannels: 1,
      sampleRate: SAMPLE_RATE,
      timestamp: (place - HEADER) / second,
    })
    await source.add(sample)
    sample.close()
  }
  await output.finalize()
  return meter.finish()
}
