import { SAMPLE_RATE, samplesIn } from '../../../../shared/speech/pcm.ts'
import { breakCost } from './breaks.ts'
import type { CueWord } from './cue-words.ts'
import { fitsTwoLines } from './lines.ts'

/** Seconds that a cue is seen at least and at most. */
export const SHORTEST_CUE = 1
export const LONGEST_CUE = 7

/** Seconds of quiet that no cue goes on over. */
const LONGEST_PAUSE = 1.5
/** What each cue costs: fewer, longer ones are read more easily. */
const CUE_COST = 5
/** What a second of quiet within a cue costs, and a second that a cue is too short. */
const PAUSE_COST = 6
const SHORT_COST = 12
/** Words that two lines can hold: a letter and a space each. */
const MOST_WORDS = 43

/** Divides the words of a paragraph into those of cues, ending each where it reads best. */
export function divide(words: readonly CueWord[]): CueWord[][] {
  /** The least cost of dividing the first n words, and where the last cue of those begins. */
  const costs = [0]
  const begins = [0]
  for (let to = 1; to <= words.length; to++) {
    let least = Infinity
    let begin = to - 1
    let inner = 0
    for (let from = to - 1; from >= Math.max(0, to - MOST_WORDS); from--) {
      const first = words[from]
      const second = words[from + 1]
      if (first && second && from + 1 < to) inner += pauseIn(first, second)
      const cue = words.slice(from, to)
      // A single word always has its place.
      if (cue.length > 1 && !mayStandTogether(cue)) break
      const cost =
        (costs[from] ?? Infinity) + CUE_COST + inner * PAUSE_COST + endCost(words, cue, to)
      if (cost >= least) continue
      least = cost
      begin = from
    }
    costs[to] = least
    begins[to] = begin
  }
  const cues: CueWord[][] = []
  for (let to = words.length; to > 0; to = begins[to] ?? 0) {
    cues.unshift(words.slice(begins[to] ?? 0, to))
  }
  return cues
}

function mayStandTogether(cue: readonly CueWord[]): boolean {
  const [first, second] = cue
  const last = cue.at(-1)
  if (!first || !second || !last) return true
  // A word that seems to take longer is seen for as long as a cue may be, with the name of who says it.
  const isSpoken = cue.length > 2 || !first.isName
  const isTooLong = isSpoken && last.end - first.start > samplesIn(LONGEST_CUE)
  return !isTooLong && pauseIn(first, second) <= LONGEST_PAUSE && fitsTwoLines(cue)
}

/** Seconds of quiet between two words. */
function pauseIn(before: CueWord, after: CueWord): number {
  return Math.max(0, after.start - before.end) / SAMPLE_RATE
}

function endCost(words: readonly CueWord[], cue: readonly CueWord[], to: number): number {
  const [first] = cue
  const last = cue.at(-1)
  const next = words[to]
  if (!first || !last) return 0
  const seconds = ((next ?? last).start - first.start) / SAMPLE_RATE
  const missing = next ? Math.max(0, SHORTEST_CUE - seconds) : 0
  // A pause behind a word makes the end there natural.
  const pause = next ? pauseIn(last, next) : LONGEST_PAUSE
  const place = next ? breakCost(last, next) : 0
  return missing * SHORT_COST + place * Math.max(0.2, 1 - pause)
}
