import { samplesIn } from '../../../shared/speech/pcm.ts'
import type { PausePlace } from '../../../shared/transcript/pause-place.ts'
import { frameCosts, lengthCosts, longestLetter, type LengthCosts } from './costs.ts'
import { soundModels, type LetterSound } from './letter-sounds.ts'
import { shapeFrame, type SoundShape } from './sound-shape.ts'

export interface SpokenWord {
  sounds: readonly LetterSound[]
  /** Where a pause before it would be. */
  pause: PausePlace
  /** Frames in which its letters end, as far as that is known. */
  within: FrameSpan | null
}

/** From one frame of a sound up to another. */
export interface FrameSpan {
  start: number
  end: number
}

/** What a pause before a word costs by where it is, and what it costs that there is none. */
interface PauseCosts {
  pause: Readonly<Record<PausePlace, number>>
  noPause: Readonly<Record<PausePlace, number>>
}

/** Quiet for a moment, and any pause where a text has no full stops. */
const anywhere: PauseCosts = {
  pause: { ended: 0, clause: 0.5, within: 1.4 },
  noPause: { ended: 0.7, clause: 0, within: 0 },
}
/** A pause in which nobody speaks, where a text has full stops: there people pause rather than within a sentence. */
const atSigns: PauseCosts = {
  pause: { ended: 0, clause: 1.5, within: 5 },
  noPause: { ended: 1.5, clause: 0, within: 0 },
}
/** What it costs that a letter is not heard, as those of English often are; the first of a word mostly is. */
const costOfSilent = 1.5
const costOfSilentFirst = 8
/** Letters at the end of a word that are drawn out before a pause. */
const drawnOut = 4
/** Frames around where an even pace would have a letter in which it is looked for. */
const reach = Math.round(samplesIn(4) / shapeFrame)

/** A value for each of some neighbouring frames, from `first` on; there is none for the others. */
interface PerFrame<Values> {
  first: number
  values: Values
}

/** What the likeliest way to say the words so far costs, for each frame that they may end before. */
type Costs = PerFrame<Float64Array>

/** How a word was said. */
interface Said {
  /** Where the one before it ends, for each frame with which it may begin. */
  from: PerFrame<Int32Array>
  /** How many frames each letter takes, for each frame that it may end before. */
  letters: PerFrame<Uint8Array>[]
}

/**
 * Finds where in a sound each word is said: the likeliest way (Viterbi, over letters with lengths of their own) in which its
 * vowels are loud, its hisses bright, its stops quiet, and what lies between words is nothing. Null where they cannot have
 * been said in it.
 */
export function align(words: readonly SpokenWord[], shape: SoundShape): FrameSpan[] | null {
  const { frames } = shape
  if (frames < words.length) return null
  const costs = frameCosts(shape)
  const spoken = spokenUpTo(shape)
  const length = words.reduce((sum, { sounds }) => sum + lengthOf(sounds), 0)
  const pace = (spoken[frames] ?? 0) / Math.max(1, length)
  const usual = lengthCosts(pace, false)
  const atEnd = lengthCosts(pace, true)
  const said: Said[] = []
  let passed = 0
  const pauses = words.slice(1).some(({ pause }) => pause === 'ended') ? atSigns : anywhere
  let done: Costs = { first: 0, values: costs.nothing }

  for (const [index, { sounds, pause, within }] of words.entries()) {
    const places = sounds.map((sound) => {
      passed += soundModels[sound].length
      const even = firstAtLeast(spoken, passed * pace)
      return {
        first: Math.max(0, within?.start ?? even - reach),
        last: Math.min(frames, within?.end ?? even + reach),
      }
    })
    const { from, begun } = begin(done, shape, {
      nothing: costs.nothing,
      pauses,
      place: index === 0 ? 'ended' : pause,
      last: places[0]?.last ?? frames,
    })
    const letters: PerFrame<Uint8Array>[] = []
    done = begun
    for (const [at, sound] of sounds.entries()) {
      const { first, last } = places[at] ?? { first: 0, last: frames }
      const { costs: after, taken } = addLetter(done, {
        sums: costs.letter[sound],
        lengths: (at >= sounds.length - drawnOut ? atEnd : usual)[sound],
        silent: at === 0 ? costOfSilentFirst : costOfSilent,
        first,
        last,
      })
      letters.push(taken)
      done = after
    }
    said.push({ from, letters })
  }
  return traced(said, endOf(done, costs.nothing))
}

const lengthOf = (sounds: readonly LetterSound[]): number =>
  sounds.reduce((sum, sound) => sum + soundModels[sound].length, 0)

/** How many frames are spoken before each. */
function spokenUpTo({ frames, isSpoken }: SoundShape): Uint32Array {
  const sums = new Uint32Array(frames + 1)
  for (let frame = 0; frame < frames; frame++) {
    sums[frame + 1] = (sums[frame] ?? 0) + (isSpoken[frame] ?? 0)
  }
  return sums
}

/** The first index of ascending numbers at which they reach one; the last where none does. */
function firstAtLeast(numbers: Uint32Array, wanted: number): number {
  let low = 0
  let high = numbers.length - 1
  while (low < high) {
    const middle = (low + high) >> 1
    if ((numbers[middle] ?? 0) < wanted) low = middle + 1
    else high = middle
  }
  return low
}

interface Beginning {
  nothing: Float64Array
  pauses: PauseCosts
  place: PausePlace
  /** The last frame with which the word may begin. */
  last: number
}

/** A word begins right where the one before it ends, or after a moment of quiet within speech, or after a pause. */
function begin(done: Costs, { isSpoken }: SoundShape, beginning: Beginning) {
  const { nothing, pauses, place, last } = beginning
  const { first } = done
  const begun = new Float64Array(Math.max(0, last - first + 1))
  const from = new Int32Array(begun.length)
  let [paused, pausedFrom] = [Infinity, 0]
  let [quiet, quietFrom] = [Infinity, 0]
  for (let frame = first; frame <= last; frame++) {
    const ended = done.values[frame - first] ?? Infinity
    const passed = nothing[frame] ?? 0
    if (ended - passed < paused) [paused, pausedFrom] = [ended - passed, frame]
    if (isSpoken[frame - 1] === 0) quiet = Infinity
    if (ended - passed < quiet) [quiet, quietFrom] = [ended - passed, frame]
    let least = ended + pauses.noPause[place]
    let start = frame
    const afterQuiet = quiet + passed + anywhere.pause[place] + pauses.noPause[place]
    if (afterQuiet < least) [least, start] = [afterQuiet, quietFrom]
    const afterPause = paused + passed + pauses.pause[place]
    if (afterPause < least) [least, start] = [afterPause, pausedFrom]
    begun[frame - first] = least
    from[frame - first] = start
  }
  return { begun: { first, values: begun }, from: { first, values: from } }
}

interface Letter {
  /** What it costs to hear it in the frames before each. */
  sums: Float64Array
  lengths: LengthCosts[LetterSound]
  silent: number
  /** Frames before which it may end. */
  first: number
  last: number
}

/** What the words so far cost with one more letter, and how many frames it takes. */
function addLetter(before: Costs, { sums, lengths, silent, first, last }: Letter) {
  const costs = new Float64Array(Math.max(0, last - first + 1))
  const taken = new Uint8Array(costs.length)
  const earliest = before.first
  const latest = earliest + before.values.length - 1
  const begun = before.values.map((cost, at) => cost - (sums[earliest + at] ?? 0))
  for (let end = first; end <= last; end++) {
    const sum = sums[end] ?? 0
    let least = Infinity
    if (end >= earliest && end <= latest) least = (before.values[end - earliest] ?? 0) + silent
    let best = 0
    const most = Math.min(longestLetter, end - earliest)
    for (let length = Math.max(1, end - latest); length <= most; length++) {
      const cost = (begun[end - length - earliest] ?? 0) + (lengths[length] ?? 0) + sum
      if (cost < least) {
        least = cost
        best = length
      }
    }
    costs[end - first] = least
    taken[end - first] = best
  }
  return { costs: { first, values: costs }, taken: { first, values: taken } }
}

/** The frame before which the last word ends, with nothing behind it; null where there is no way. */
function endOf({ first, values }: Costs, nothing: Float64Array): number | null {
  let least = Infinity
  let end: number | null = null
  for (const [at, done] of values.entries()) {
    const cost = done - (nothing[first + at] ?? 0)
    if (cost < least) [least, end] = [cost, first + at]
  }
  return end
}

function traced(said: readonly Said[], last: number | null): FrameSpan[] | null {
  if (last === null) return null
  const spans: FrameSpan[] = []
  let frame = last
  for (const { from, letters } of said.toReversed()) {
    const end = frame
    for (const { first, values } of letters.toReversed()) frame -= values[frame - first] ?? 0
    spans.unshift({ start: frame, end })
    frame = from.values[frame - from.first] ?? 0
  }
  return spans
}
