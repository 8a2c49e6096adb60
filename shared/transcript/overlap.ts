import { wordsOf, type Word } from './words.ts'

/** Nobody says more in a second (espeak-ng at 220 words a minute: 20 with spaces), and some for a word cut in half. */
const MOST_CHARACTERS_A_SECOND = 25
const SPARE_CHARACTERS = 20

/** Words at the cut that may be wrong: cut in half, or heard differently without what came before or after. */
const MOST_FAULTS = 2

/** A part of a word is known by so many letters; fewer are words of their own in every language. */
const LEAST_PART = 3

/** Where two texts of overlapping sound meet: the first is kept up to `before`, the second from `after` on. */
export interface Meeting {
  before: number
  after: number
  /** Whether the words at the meeting are the same; else only half a word is dropped there. */
  isMatch: boolean
}

/**
 * Finds the words that the end of one text and the beginning of the next have in common, because both heard
 * the same `seconds`. Null where nothing fits: then nothing must be dropped.
 */
export function findMeeting(before: string, after: string, seconds: number): Meeting | null {
  const most = Math.ceil(seconds * MOST_CHARACTERS_A_SECOND) + SPARE_CHARACTERS
  const offset = Math.max(0, before.length - most)
  const tail = wordsOf(before.slice(offset))
  const head = wordsOf(after.slice(0, most))
  const best = bestMatch(tail, head)
  if (best) {
    const last = tail[tail.length - 1 - best.tailDropped]
    const same = head[best.length - 1]
    if (last && same) return { before: offset + last.end, after: same.end, isMatch: true }
  }
  return halfWord(tail, head, offset)
}

interface Match {
  length: number
  tailDropped: number
  score: number
}

function bestMatch(tail: readonly Word[], head: readonly Word[]): Match | null {
  let best: Match | null = null
  for (const tailDropped of [0, 1]) {
    const longest = Math.min(tail.length - tailDropped, head.length)
    for (let length = longest; length > 0; length--) {
      const match = matchAt(tail, head, { length, tailDropped })
      if (match && (best === null || match.score > best.score)) best = match
    }
  }
  return best
}

/**
 * Compares the last words of one text with the first of the other; the word at the meeting must be the same. What a cut left
 * of a word, and a word with another ending, are no faults.
 */
function matchAt(
  tail: readonly Word[],
  head: readonly Word[],
  { length, tailDropped }: Omit<Match, 'score'>,
): Match | null {
  const dropped = tailDropped > 0 ? tail.at(-1)?.key : undefined
  let same = 0
  let faults = dropped === undefined || head[length]?.key.startsWith(dropped) ? 0 : 1
  for (let index = length - 1; index >= 0; index--) {
    const first = tail[tail.length - tailDropped - length + index]?.key ?? ''
    const second = head[index]?.key ?? ''
    const isCut = index === 0 && first.endsWith(second)
    if (first === second) same += 1
    else if (index === length - 1) return null
    else if (!isCut && !beginAlike(first, second) && ++faults > MOST_FAULTS) return null
  }
  const isPlausible = same > 0 && same >= 2 * faults
  return isPlausible ? { length, tailDropped, score: same - faults } : null
}

/** One word with and without an ending, as it may be heard by what stands around it. */
function beginAlike(first: string, second: string): boolean {
  const [shorter, longer] = first.length < second.length ? [first, second] : [second, first]
  return shorter.length >= LEAST_PART && longer.startsWith(shorter)
}

/** A word cut in half at the end of one text, or at the beginning of the next, and whole in the other. */
function halfWord(tail: readonly Word[], head: readonly Word[], offset: number): Meeting | null {
  const last = tail.at(-1)
  const first = head[0]
  if (!last || !first) return null
  if (last.key.length >= LEAST_PART && first.key.startsWith(last.key)) {
    return { before: offset + last.start, after: first.start, isMatch: false }
  }
  if (first.key.length >= LEAST_PART && last.key.endsWith(first.key)) {
    return { before: offset + last.end, after: first.end, isMatch: true }
  }
  return null
}
