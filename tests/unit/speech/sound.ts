import { samplesIn } from '../../../shared/speech/pcm.ts'
import type { Span } from '../../../shared/speech/pcm.ts'
import { createSegmenter } from '../../../shared/speech/segmenter.ts'
import type { SegmenterOptions } from '../../../shared/speech/segmenter.ts'
import type { Piece } from '../../../shared/speech/piece.ts'

/** A part of a made-up take: its kind, length in seconds and RMS level in dBFS. */
export interface Part {
  kind: 'speech' | 'noise' | 'tone'
  seconds: number
  level: number
}

export const speech = (seconds: number, level = -20): Part => ({ kind: 'speech', seconds, level })
export const noise = (seconds: number, level = -70): Part => ({ kind: 'noise', seconds, level })
export const zeros = (seconds: number): Part => noise(seconds, -Infinity)

/** The next state of a linear congruential generator: noise that is the same in every run. */
const next = (state: number): number => (Math.imul(state, 1_664_525) + 1_013_904_223) | 0

/** A state as uniform noise from -1 to 1. */
const uniform = (state: number): number => (state >>> 0) / 2 ** 31 - 1

/** How loud each sample of a syllable is, a quarter of a second long. */
const syllable = Float64Array.from(
  { length: 4000 },
  (_, index) => 0.1 + 0.9 * Math.cos((Math.PI * index) / 4000) ** 2,
)

/**
 * Makes the sound of a take. Speech is noise in syllables, four a second, 20 dB deep; it begins
 * at the top of one, as a take may begin in the middle of a word. Louder than full scale clips.
 */
export function makeSound(parts: readonly Part[], background = -Infinity): Int16Array {
  const length = parts.reduce((sum, part) => sum + samplesIn(part.seconds), 0)
  const samples = new Int16Array(length)
  const bed = amplitude(background)
  let at = 0
  let state = 1
  for (const { kind, seconds, level } of parts) {
    const loud = amplitude(level)
    const end = at + samplesIn(seconds)
    for (let index = 0; at < end; index++) {
      if (kind !== 'tone') state = next(state)
      const carrier =
        kind === 'tone' ? Math.sin((2 * Math.PI * 440 * index) / 16_000) : uniform(state)
      const swell = kind === 'speech' ? (syllable[index % syllable.length] ?? 1) : 1
      state = next(state)
      const value = loud * carrier * swell + bed * uniform(state)
      // Math.round would take as long as all the rest.
      samples[at++] = Math.max(-32_768, Math.min(32_767, Math.floor(value * 32_768 + 0.5)))
    }
  }
  return samples
}

/** Where the speech of a take is, in samples. */
export function speechIn(parts: readonly Part[]): Span[] {
  let at = 0
  const spans: Span[] = []
  for (const part of parts) {
    const end = at + samplesIn(part.seconds)
    if (part.kind === 'speech') spans.push({ start: at, end })
    at = end
  }
  return spans
}

/** Cuts a take whole, handing it in chunks of the given sizes in turn. */
export async function cut(
  samples: Int16Array,
  options: SegmenterOptions = {},
  chunks: readonly number[] = [4000],
  from = 0,
): Promise<Piece[]> {
  const segmenter = createSegmenter(options)
  const pieces: Piece[] = []
  for (let at = from, turn = 0; at < samples.length; turn++) {
    const size = chunks[turn % chunks.length] ?? 1
    pieces.push(...(await segmenter.push(samples.subarray(at, at + size))))
    at += size
  }
  return [...pieces, ...(await segmenter.finish())]
}

/** The peak of uniform noise with this RMS level. */
function amplitude(level: number): number {
  return Math.sqrt(3) * 10 ** (level / 20)
}
