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

/** The likeliest way to say the words so far, for each frame that they may end before. */
type Costs = Float64Array

/** How many frames a letter takes, for each frame that it may end before, from `first` on. */
interface Taken {
  first: number
  frames: Uint8Array
}

/** How a word was said: where the one before it ends, for each frame with which it may begin, and what its letters take. */
interface Said {
  from: Int32Array
  letters: Taken[]
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
  let done: Costs = costs.nothing

  for (const [index, { sounds, pause, within }] of words.entries()) {
    const place = index === 0 ? 'ended' : pause
    const { from, begun } = begin(done, shape, { nothing: costs.nothing, pauses, place })
    const letters: Taken[] = []
    let [current, next]: [Costs, Costs] = [begun, new Float64Array(frames + 1)]
    for (const [at, sound] of sounds.entries()) {
      passed += soundModels[sound].length
      const even = firstAtLeast(spoken, passed * pace)
      const taken = addLetter(current, next, {
        sums: costs.letter[sound],
        lengths: (at >= sounds.length - drawnOut ? atEnd : usual)[sound],
        silent: at === 0 ? costOfSilentFirst : costOfSilent,
        first: Math.max(0, within?.start ?? even - reach),
        last: Math.min(frames, within?.end ?? even + reach),
      })
      letters.push(taken)
      ;[current, next] = [next, current]
    }
    said.push({ from, letters })
    done = current
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
}

/** A word begins right where the one before it ends, or after a moment of quiet within speech, or after a pause. */
function begin(done: Costs, { isSpoken }: SoundShape, { nothing, pauses, place }: Beginning) {
  const begun = new Float64Array(done.length)
  const from = new Int32Array(done.length)
  let [paused, pausedFrom] = [Infinity, 0]
  let [quiet, quietFrom] = [Infinity, 0]
  for (let frame = 0; frame < done.length; frame++) {
    const ended = done[frame] ?? Infinity
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
    begun[frame] = least
    from[frame] = start
  }
  return { begun, from }
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

/** Puts what the words so far cost with one more letter `into` its place. */
function addLetter(before: Costs, into: Costs, letter: Letter): Taken {
  const { sums, lengths, silent, first, last } = letter
  const taken = new Uint8Array(Math.max(0, last - first + 1))
  into.fill(Infinity)
  for (let end = first; end <= last; end++) {
    const sum = sums[end] ?? 0
    let least = (before[end] ?? Infinity) + silent
    let best = 0
    const most = Math.min(longestLetter, end)
    for (let length = 1; length <= most; length++) {
      const start = end - length
      const cost = (before[start] ?? 0) - (sums[start] ?? 0) + (lengths[length] ?? 0) + sum
      if (cost < least) {
        least = cost
        best = length
      }
    }
    into[end] = least
    taken[end - first] = best
  }
  return { first, frames: taken }
}

/** The frame before which the last word ends, with nothing behind it; null where there is no way. */
function endOf(done: Costs, nothing: Float64Array): number | null {
  let least = Infinity
  let end: number | null = null
  for (let frame = 0; frame < done.length; frame++) {
    const cost = (done[frame] ?? Infinity) - (nothing[frame] ?? 0)
    if (cost < least) [least, end] = [cost, frame]
  }
  return end
}

function traced(said: readonly Said[], last: number | null): FrameSpan[] | null {
  if (last === null) return null
  const spans: FrameSpan[] = []
  let frame = last
  for (const { from, letters } of said.toReversed()) {
    const end = frame
    for (const taken of letters.toReversed()) frame -= taken.frames[frame - taken.first] ?? 0
    spans.unshift({ start: frame, end })
    frame = from[frame] ?? 0
  }
  return spans
}
