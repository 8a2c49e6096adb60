import { compare, createLocator, delayed, lagOf } from './correlate.ts'
import { readWav } from './wav.ts'

/** Samples at 16 kHz, at which everything is compared. */
const rate = 16_000
const windowLength = rate / 4
const frameLength = rate / 100
/** Decibels below the loud windows, down to which a window is compared; quieter ones are noise. */
const comparedBelowLoud = 30
/** The same for 50 ms that must not be missing; breath and room in real recordings come up to 20. */
const speechBelowLoud = 17
/** Soft consonants around it must be there too. */
const softSpeech = rate / 10
/** What quality.md asks of each window, and of the median. */
const leastCorrelation = 0.8
const leastMedian = 0.98
/** A lost or doubled sample moves the lag by a whole one. */
const mostLagChange = 0.5
const lagReach = 6
/** Clipping and automatic gain show as gain that changes from window to window. */
const mostGainChange = 1.25
/** Neighbours may share this much where no pause was found to cut in; their texts are merged on words. */
const mostOverlap = 2 * rate

/** A stretch of the played sound that one upload held, in samples. */
export interface Placed {
  /** Its place in the list of uploads. */
  upload: number
  start: number
  end: number
  /** How much later than `start` its first sample was really heard, in fractions of a sample. */
  lag: number
}

export interface SoundProof {
  /** In the order of the sound. */
  pieces: readonly Placed[]
  /** Uploads whose bytes had been sent before. */
  repeats: readonly number[]
  /** Windows of 250 ms with speech that were compared. */
  windows: number
  lowest: number
  median: number
  /** What is wrong, a sentence each; nothing where the sound is whole and unchanged. */
  problems: readonly string[]
}

interface Window {
  at: number
  correlation: number
  lag: number
  gain: number
}

/**
 * Compares the uploaded WAV files with the sound that was played (mono, 16 kHz): each at one constant lag, at least
 * 0.8 in each 250 ms with speech, at least 0.98 in the median, no sample twice, none with speech missing.
 */
export function proveSound(played: Float32Array, uploads: readonly Uint8Array[]): SoundProof {
  const problems: string[] = []
  const loud = loudLevel(played)
  const threshold = below(loud, comparedBelowLoud)
  const pieces: Placed[] = []
  const repeats: number[] = []
  const all: Window[] = []
  const sounds = uploads.map(readWav)
  const longest = Math.max(0, ...sounds.map(({ samples }) => samples.length))
  const locate = createLocator(played, longest)
  uploads.forEach((upload, number) => {
    const { sampleRate, samples } = sounds[number] ?? readWav(upload)
    if (sampleRate !== rate) problems.push(`Upload ${number} has ${sampleRate} Hz`)
    if (uploads.findIndex((earlier) => Buffer.compare(earlier, upload) === 0) < number) {
      repeats.push(number)
      return
    }
    const { placed, windows } = place(samples, played, {
      number,
      threshold,
      start: locate(samples),
    })
    pieces.push(placed)
    all.push(...windows)
    problems.push(...judge(windows, number))
  })
  pieces.sort((a, b) => a.start - b.start)
  problems.push(...judgeCover(pieces, framesWithSpeech(played, below(loud, speechBelowLoud))))
  const correlations = all.map(({ correlation }) => correlation).toSorted((a, b) => a - b)
  const median = correlations[correlations.length >> 1] ?? 0
  if (median < leastMedian) problems.push(`The median correlation is ${median.toFixed(3)}`)
  const lowest = correlations[0] ?? 0
  return { pieces, repeats, windows: all.length, lowest, median, problems }
}

function place(
  samples: Float32Array,
  played: Float32Array,
  { number, threshold, start }: { number: number; threshold: number; start: number },
): { placed: Placed; windows: Window[] } {
  const at = windowStarts(samples.length).filter(
    (from) =>
      level(samples, from, windowLength) >= threshold ||
      level(played, start + from, windowLength) >= threshold,
  )
  const lags = at.map((from) => lagOf(samples, from, played, start + from, windowLength, lagReach))
  const lag = lags.toSorted((a, b) => a - b)[lags.length >> 1] ?? 0
  const span = new Float32Array(samples.length).map((_, index) => played[start + index] ?? 0)
  const aligned = delayed(span, lag)
  const windows = at.map((from, index) => ({
    at: start + from,
    lag: (lags[index] ?? 0) - lag,
    ...compare(samples, from, aligned, from, windowLength),
  }))
  return { placed: { upload: number, start, end: start + samples.length, lag }, windows }
}

/** Windows side by side from the first sample on, and one that ends with the last. */
function windowStarts(length: number): number[] {
  const count = Math.floor(length / windowLength)
  const starts = Array.from({ length: count }, (_, index) => index * windowLength)
  return length % windowLength > 0 && count > 0 ? [...starts, length - windowLength] : starts
}

function judge(windows: readonly Window[], number: number): string[] {
  const gains = windows.map(({ gain }) => gain).toSorted((a, b) => a - b)
  const usual = gains[gains.length >> 1] ?? 1
  return windows.flatMap(({ at, correlation, lag, gain }) => {
    const where = `Upload ${number} at ${seconds(at)} of what was played:`
    if (correlation < leastCorrelation) return [`${where} correlation ${correlation.toFixed(3)}`]
    if (Math.abs(lag) > mostLagChange) return [`${where} ${lag.toFixed(2)} samples off`]
    const change = Math.max(gain / usual, usual / gain)
    return change > mostGainChange ? [`${where} gain changes by ${change.toFixed(2)}`] : []
  })
}

function judgeCover(pieces: readonly Placed[], speech: readonly number[]): string[] {
  const problems: string[] = []
  pieces.forEach((piece, index) => {
    const before = pieces[index - 1]
    const shared = before ? before.end - piece.start : 0
    if (shared > mostOverlap + 1) {
      problems.push(`Uploads ${before?.upload} and ${piece.upload} share ${seconds(shared)}`)
    }
  })
  const isHeard = (frame: number) =>
    pieces.some(({ start, end }) => start <= frame && end >= frame + frameLength)
  let missing: { from: number; to: number } | undefined
  for (const frame of speech) {
    if (isHeard(frame)) continue
    if (missing && frame - missing.to <= frameLength) missing.to = frame + frameLength
    else {
      if (missing) problems.push(describeMissing(missing))
      missing = { from: frame, to: frame + frameLength }
    }
  }
  return missing ? [...problems, describeMissing(missing)] : problems
}

const describeMissing = ({ from, to }: { from: number; to: number }): string =>
  `Speech from ${seconds(from)} to ${seconds(to)} was not uploaded`

/** Where each 10 ms with speech begin. The first and the last of them are the edges of the first and last word. */
function framesWithSpeech(played: Float32Array, threshold: number): number[] {
  const frames = Array.from(
    { length: Math.floor(played.length / frameLength) },
    (_, index) => index * frameLength,
  )
  const isSpeech = frames.map(
    (frame) => level(played, frame - 2 * frameLength, 5 * frameLength) >= threshold,
  )
  const reach = softSpeech / frameLength
  return frames.filter((_, index) =>
    isSpeech.slice(Math.max(0, index - reach), index + reach + 1).includes(true),
  )
}

/** The level that a tenth of the windows reach. */
function loudLevel(played: Float32Array): number {
  const levels = windowStarts(played.length).map((at) => level(played, at, windowLength))
  return levels.toSorted((a, b) => a - b)[Math.floor(levels.length * 0.9)] ?? 0
}

function below(level: number, decibels: number): number {
  return level * 10 ** (-decibels / 20)
}

/** The root of the mean square. */
function level(samples: Float32Array, from: number, length: number): number {
  let sum = 0
  for (let index = from; index < from + length; index++) sum += (samples[index] ?? 0) ** 2
  return Math.sqrt(sum / length)
}

const seconds = (samples: number): string => `${(samples / rate).toFixed(2)} s`
