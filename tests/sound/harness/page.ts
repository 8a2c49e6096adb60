import { createDetector } from '../../../renderer/audio/detector/create-detector.ts'
import { decodeFile } from '../../../renderer/audio/file/decode-file.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import type { DecodeRequest, DecodeResult, DrainResult, SegmentResult, Sounds } from './sounds.ts'

const detector = createDetector()

async function decode(request: DecodeRequest) {
  const { url, track, from = 0, abortAfter = Infinity, mostOfOne } = request
  const chunks: Int16Array<ArrayBuffer>[] = []
  const aborter = new AbortController()
  let length: number | null = null
  let languages: DecodeResult['languages'] = []
  const { trouble } = await decodeFile({
    url,
    ...(track !== undefined && { track }),
    ...(mostOfOne !== undefined && { mostOfOne }),
    from,
    signal: aborter.signal,
    onFacts(facts) {
      length = facts.length
      languages = facts.tracks.map(({ language }) => language)
    },
    onSound: async (pcm) => {
      chunks.push(new Int16Array(pcm))
      if (chunks.length >= abortAfter) aborter.abort()
    },
  })
  const result: DecodeResult = {
    trouble,
    length,
    languages,
    chunks: chunks.map((chunk) => chunk.length),
    pcm: await toBase64(new Blob(chunks)),
  }
  return result
}

async function drain(url: string): Promise<DrainResult> {
  let samples = 0
  let firstSeconds = 0
  const started = performance.now()
  const elapsed = () => (performance.now() - started) / 1000
  const { trouble } = await decodeFile({
    url,
    from: 0,
    signal: new AbortController().signal,
    onFacts: () => {},
    onSound: async (pcm) => {
      firstSeconds ||= elapsed()
      samples += pcm.length
    },
  })
  return { trouble, samples, firstSeconds, seconds: elapsed() }
}

async function segment(url: string, withDetector: boolean): Promise<SegmentResult> {
  let asked = 0
  let detectorSeconds = 0
  const segmenter = createSegmenter(
    withDetector
      ? {
          detector: async (samples) => {
            const started = performance.now()
            const { length } = samples
            const answer = await detector(samples)
            detectorSeconds += (performance.now() - started) / 1000
            asked += length
            return answer
          },
        }
      : {},
  )
  const pieces: SegmentResult['pieces'] = []
  let samples = 0
  const started = performance.now()
  const { trouble } = await decodeFile({
    url,
    from: 0,
    signal: new AbortController().signal,
    onFacts: () => {},
    onSound: async (pcm) => {
      samples += pcm.length
      pieces.push(...(await segmenter.push(pcm)))
    },
  })
  pieces.push(...(await segmenter.finish()))
  const seconds = (performance.now() - started) / 1000
  return { trouble, samples, seconds, pieces, asked, detectorSeconds }
}

async function detect(sounds: readonly string[]): Promise<(number[] | null)[]> {
  const asked = sounds.map((pcm) => {
    const bytes = Uint8Array.from(atob(pcm), (byte) => byte.charCodeAt(0))
    return detector(new Int16Array(bytes.buffer))
  })
  return (await Promise.all(asked)).map((answer) => answer && Array.from(answer))
}

/** What a page hands to the spec crosses as text. */
async function toBase64(blob: Blob): Promise<string> {
  const { promise, resolve } = Promise.withResolvers<void>()
  const reader = new FileReader()
  reader.addEventListener('loadend', () => resolve())
  reader.readAsDataURL(blob)
  await promise
  if (typeof reader.result !== 'string') throw reader.error ?? new Error('Nothing was read')
  return reader.result.replace(/^.*,/, '')
}

const sounds: Sounds = { decode, drain, segment, detect }
Object.assign(globalThis, { sounds })
