import type { Sound } from './sound.ts'

/** A word that stands for a place in a sound; times in seconds from its beginning. */
export interface HeardWord {
  readonly word: string
  readonly start: number
  readonly end: number
  /** Is it one of the peaks? The same sound has the same peak words, however it is cut into pieces. */
  readonly isPeak: boolean
}

/** Softer samples are silence: -40 dBFS. */
const silence = 328
/** Seconds on either side in which a peak is the loudest sample. */
const reach = 0.25
/** A word for so many seconds of sound without a peak. */
const between = 0.5

/**
 * Makes about two words a second out of the part of a sound that is not silent. A word belongs to a loudest sample and
 * is made of the samples around it. So a test that has the whole sound knows which words its pieces must bring, in which
 * order, and what overlapping pieces bring twice. Where loud sound was cut through, no word is made of the half.
 */
export function heardWords(sound: Sound): HeardWord[] {
  const { rate, samples } = sound
  const loud = loudFrames(sound)
  const marks: { at: number; order: number }[] = []
  let last = firstLoud(sound, loud)
  function fill(until: number): void {
    let order = 0
    for (let at = last + between * rate; at <= until - reach * rate; at += between * rate) {
      order++
      if (loud[Math.floor(at / frameOf(rate))]) marks.push({ at: Math.round(at), order })
    }
  }
  for (const peak of peaksOf(sound)) {
    fill(peak)
    marks.push({ at: peak, order: 0 })
    last = peak
  }
  fill(lastLoud(sound, loud) + reach * rate)
  return marks.map(({ at, order }, index) => {
    const next = marks[index + 1]?.at ?? samples.length
    return {
      word: wordAt(samples, at, order),
      start: at / rate,
      end:
        Math.max(at, lastLoud(sound, loud, at, Math.min(next, pauseAfter(sound, loud, at)))) / rate,
      isPeak: order === 0,
    }
  })
}

/** Samples of one frame: 50 ms. */
function frameOf(rate: number): number {
  return Math.round(rate / 20)
}

function loudFrames({ rate, samples }: Sound): boolean[] {
  const size = frameOf(rate)
  return Array.from({ length: Math.ceil(samples.length / size) }, (_, frame) =>
    samples.subarray(frame * size, (frame + 1) * size).some((sample) => Math.abs(sample) > silence),
  )
}

function firstLoud({ rate, samples }: Sound, loud: readonly boolean[]): number {
  const frame = loud.indexOf(true)
  return frame === -1 ? samples.length : frame * frameOf(rate)
}

/** Where the first pause after a sample begins; a pause is 0.3 s of soft frames. */
function pauseAfter({ rate, samples }: Sound, loud: readonly boolean[], at: number): number {
  const size = frameOf(rate)
  let soft = 0
  for (let frame = Math.floor(at / size); frame < loud.length; frame++) {
    soft = loud[frame] ? 0 : soft + 1
    if (soft === 6) return (frame - 5) * size
  }
  return samples.length
}

/** The end of the last loud frame that begins between two samples; the first of them where there is none. */
function lastLoud(
  { rate, samples }: Sound,
  loud: readonly boolean[],
  from = 0,
  to = samples.length,
): number {
  const size = frameOf(rate)
  for (let frame = Math.ceil(to / size) - 1; frame * size >= from; frame--) {
    if (loud[frame]) return Math.min((frame + 1) * size, to)
  }
  return from
}

/** Places of samples that no other within reach is louder than, the first of equals; a sliding maximum. */
function peaksOf({ rate, samples }: Sound): number[] {
  const width = Math.round(reach * rate)
  const level = samples.map((sample) => Math.min(32_767, Math.abs(sample)))
  const edge = frameOf(rate)
  const isCutAtStart = level.subarray(0, edge).some((value) => value > silence)
  const isCutAtEnd = level.subarray(-edge).some((value) => value > silence)
  const first = isCutAtStart ? width : 0
  const end = samples.length - (isCutAtEnd ? width : 0)
  const peaks: number[] = []
  const falling: number[] = []
  let entered = 0
  for (let at = 0; at < samples.length; at++) {
    for (; entered < samples.length && entered <= at + width; entered++) {
      while (falling.length > 0 && level[falling.at(-1)!]! < level[entered]!) falling.pop()
      falling.push(entered)
    }
    while (falling[0]! < at - width) falling.shift()
    if (falling[0] === at && level[at]! > silence && at >= first && at < end) peaks.push(at)
  }
  return peaks
}

const consonants = 'bdfghjklmnprstvz'
const vowels = 'aeiou'

/** Three or four syllables out of the sixteen samples around a place (FNV-1a). */
function wordAt(samples: Int16Array, at: number, order: number): string {
  let hash = 0x811c9dc5 ^ order
  for (let index = at - 8; index < at + 8; index++) {
    hash = Math.imul(hash ^ ((samples[index] ?? 0) & 0xffff), 0x01000193) >>> 0
  }
  // The low bits of the last samples alone would decide the first syllables.
  hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0
  hash = (hash ^ (hash >>> 13)) >>> 0
  let word = ''
  for (let left = 3 + (hash % 2), rest = hash >>> 1; left > 0; left--) {
    word += consonants[rest % 16]! + vowels[Math.floor(rest / 16) % 5]!
    rest = Math.floor(rest / 80)
  }
  return word
}
