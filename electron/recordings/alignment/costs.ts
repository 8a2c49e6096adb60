import { soundModels, type LetterSound } from './letter-sounds.ts'
import type { SoundShape } from './sound-shape.ts'

/** Frames that a letter takes at most; longer ones are drawn out beyond it into quiet. */
export const longestLetter = 28

/**
 * How unlikely it is, as logarithms of chances, that frames are heard as something: sums of the frames before each, so that
 * a stretch costs the difference of two.
 */
export interface FrameCosts {
  letter: Readonly<Record<LetterSound, Float64Array>>
  /** As no letter: a pause, a breath, a noise. */
  nothing: Float64Array
}

/** A frame tells less than its costs say: neighbouring ones are of the same sound. */
const weight = 0.25
const mostOfFrame = 8
/** A letter where nobody was heard to speak: the soft ends of words are. */
const unheard = 0.3
/** Something that is no letter where somebody was heard. */
const noise = 1.6
/** How loud quiet between words is, and its spread. */
const quiet = { loudness: -2.2, spread: 0.7 }

export function frameCosts({ frames, loudness, brightness, isSpoken }: SoundShape): FrameCosts {
  function sums(costOf: (loud: number, bright: number, spoken: boolean) => number): Float64Array {
    const all = new Float64Array(frames + 1)
    for (let frame = 0; frame < frames; frame++) {
      const [loud, bright] = [loudness[frame] ?? 0, brightness[frame] ?? 0]
      all[frame + 1] = (all[frame] ?? 0) + costOf(loud, bright, isSpoken[frame] === 1)
    }
    return all
  }
  function ofLetter(sound: LetterSound): Float64Array {
    const model = soundModels[sound]
    const width = Math.log(model.loudnessSpread * model.brightnessSpread)
    return sums((loud, bright, spoken) => {
      const off =
        ((loud - model.loudness) / model.loudnessSpread) ** 2 +
        ((bright - model.brightness) / model.brightnessSpread) ** 2
      return weight * Math.min(mostOfFrame, off / 2 + width) + (spoken ? 0 : unheard)
    })
  }
  return {
    letter: forEachSound(ofLetter),
    nothing: sums((loud, _bright, spoken) => {
      const above = Math.max(0, loud - quiet.loudness) / quiet.spread
      return spoken ? weight * Math.min(noise, above ** 2 / 2) : 0
    }),
  }
}

/** How far lengths are from what is usual, as a spread of their logarithm; the ends of words before a pause are drawn out. */
const lengthSpread = 0.65
const drawnOutSpread = 0.9
const lengthWeight = 1.25
const mostOfLength = 6

/** What it costs that a letter takes so many frames. */
export type LengthCosts = Readonly<Record<LetterSound, Float64Array>>

/** `pace`: frames of a sound of the length 1. */
export function lengthCosts(pace: number, isAtEnd: boolean): LengthCosts {
  return forEachSound((sound) => {
    const usual = Math.max(1, soundModels[sound].length * pace)
    return Float64Array.from({ length: longestLetter + 1 }, (_, frames) => {
      if (frames === 0) return Infinity
      const spread = isAtEnd && frames > usual ? drawnOutSpread : lengthSpread
      const off = Math.log(frames / usual) / spread
      return lengthWeight * Math.min(mostOfLength, off ** 2 / 2)
    })
  })
}

function forEachSound<T>(make: (sound: LetterSound) => T): Record<LetterSound, T> {
  return {
    vowel: make('vowel'),
    sonorant: make('sonorant'),
    hiss: make('hiss'),
    stop: make('stop'),
    breath: make('breath'),
    other: make('other'),
  }
}
