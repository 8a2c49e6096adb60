import type { Span } from '../ipc/schemas/recordings.ts'
import { samplesIn } from '../speech/pcm.ts'
import { pausePlace, type PausePlace } from './pause-place.ts'
import { tokensOf, type Token } from './tokens.ts'

/** A stretch in which somebody speaks, in samples; `isWhole` where it is all that is spoken between two pauses. */
export interface Spoken extends Span {
  isWhole: boolean
}

/** How far the pace of single stretches is from that of all, as a part of it, and letters that any of them may have more or less. */
const PACE = 0.25
const SPARE_LETTERS = 3

/**
 * How unlikely it is that a pause follows such a word, as the logarithm of a chance: people pause where a sentence ends,
 * seldom in the middle of a phrase.
 */
const COST_OF_PAUSE: Readonly<Record<PausePlace, number>> = { ended: 0, clause: 1, within: 3 }
/** The same for the end of a sentence without a pause, and for a whole stretch of speech without a word (a cough). */
const COST_OF_NO_PAUSE = 0.7
const COST_OF_NO_WORD = 3

/** A shorter pause says less: there are some in the middle of phrases too. */
const CLEAR_PAUSE = samplesIn(0.6)

/** Letters by which the end of a stretch may be away from where an even pace would have it, and as a part of all. */
const REACH = 40
const REACH_SHARE = 0.25

/**
 * How many letters of a text are said in each stretch of speech, in their order: whole words in each, as many as its length
 * calls for, and so that pauses fall between sentences rather than within them.
 */
export function lettersOnSpeech(text: string, spoken: readonly Spoken[]): number[] {
  const tokens = tokensOf(text)
  const letters = sums(tokens.map((token) => token.letters))
  const all = letters.at(-1) ?? 0
  if (spoken.length <= 1) return spoken.map(() => all)
  const ends = likeliestEnds(tokens, letters, spoken)
  return ends.map((end, index) => (letters[end] ?? 0) - (letters[ends[index - 1] ?? 0] ?? 0))
}

/** Sums of the first none, one, two … numbers. */
function sums(numbers: readonly number[]): number[] {
  const all = [0]
  for (const number of numbers) all.push((all.at(-1) ?? 0) + number)
  return all
}

/** Ways to say the first tokens in the stretches so far, by how many tokens that are, from `first` on. */
interface Ways {
  first: number
  /** How unlikely the likeliest of them is. */
  costs: readonly number[]
  /** Tokens that are said before the last stretch. */
  from: readonly number[]
}

/** For each stretch, how many tokens are said by its end: the least unlikely of all ways (dynamic programming). */
function likeliestEnds(
  tokens: readonly Token[],
  letters: readonly number[],
  spoken: readonly Spoken[],
): number[] {
  const kinds = tokens.map(({ text }) => pausePlace(text))
  const endings = sums(kinds.map((kind) => (kind === 'ended' ? 1 : 0)))
  const all = letters.at(-1) ?? 0
  const length = spoken.reduce((sum, { start, end }) => sum + end - start, 0)
  const reach = REACH + REACH_SHARE * all
  const ways: Ways[] = []
  let before: Ways = { first: 0, costs: [0], from: [0] }
  let passed = 0

  for (const [index, { start, end, isWhole }] of spoken.entries()) {
    const expected = (all * (end - start)) / Math.max(1, length)
    const spread = 2 * ((PACE * expected) ** 2 + SPARE_LETTERS ** 2)
    const ofNoWord = isWhole ? COST_OF_NO_WORD : 0
    passed += expected
    const next = spoken[index + 1]
    const weight = next ? Math.min(1, (next.start - end) / CLEAR_PAUSE) : 0
    const [first, last] = next ? within(letters, passed, reach) : [tokens.length, tokens.length]
    const here = {
      first: Math.max(first, before.first),
      costs: [] as number[],
      from: [] as number[],
    }
    for (let until = here.first; until <= last; until++) {
      let [least, best] = [Infinity, until]
      const missedBefore = endings[Math.max(0, until - 1)] ?? 0
      for (let from = before.first; from <= until; from++) {
        const soFar = before.costs[from - before.first]
        if (soFar === undefined) break
        const off = (letters[until] ?? 0) - (letters[from] ?? 0) - expected
        const missed = Math.max(0, missedBefore - (endings[from] ?? 0))
        const noWord = from === until ? ofNoWord : 0
        const cost = soFar + (off * off) / spread + COST_OF_NO_PAUSE * missed + noWord
        if (cost < least) [least, best] = [cost, from]
      }
      const isAtEdge = until === 0 || until === tokens.length
      const pause = isAtEdge ? 0 : weight * COST_OF_PAUSE[kinds[until - 1] ?? 'within']
      here.costs.push(least + pause)
      here.from.push(best)
    }
    ways.push(here)
    before = here
  }
  return traced(ways, tokens.length)
}

/** The first and the last count of tokens whose letters are so near to a number; at least the nearest. */
function within(letters: readonly number[], place: number, reach: number): [number, number] {
  const last = letters.length - 1
  let first = letters.findIndex((sum) => sum >= place - reach)
  if (first === -1) first = last
  let until = first
  while (until < last && (letters[until + 1] ?? 0) <= place + reach) until += 1
  return [first, until]
}

function traced(ways: readonly Ways[], tokens: number): number[] {
  const ends: number[] = []
  let end = tokens
  for (const { first, from } of ways.toReversed()) {
    ends.unshift(end)
    end = from[end - first] ?? 0
  }
  return ends
}
