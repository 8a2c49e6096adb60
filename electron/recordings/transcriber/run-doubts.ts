import type { SpokenSegment } from '../../service/transcription/transcript.ts'
import { wordsOf } from '../../service/transcription/words.ts'
import { longestUncovered, secondsWithin, timedSegments } from '../answer/coverage.ts'
import { isPhantomPhrase } from '../answer/phantom-phrases.ts'
import { hasWords } from '../answer/spoken-letters.ts'
import type { Part } from './divided.ts'
import { heardIn, judge } from './right-text.ts'
import { joined, type Stretch } from './stretches.ts'

/** Seconds of speech behind the last time that is told. */
const mostBehind = 2

/** Do the times that are told reach the end of what is spoken? */
export function reachesEnd(segments: readonly SpokenSegment[], whole: Stretch): boolean {
  const end = segments.reduce((latest, segment) => Math.max(latest, segment.end), 0)
  return secondsWithin(heardIn(whole).speech, { start: end, end: Infinity }) <= mostBehind
}

/** Words in a row that hardly stand in two places by chance. */
const tellingWords = 3

/** Do words with which a text begins stand in these parts? Also where it has too few to tell. */
export function standsIn(parts: readonly Part[], text: string): boolean {
  const said = ` ${parts.flatMap((part) => wordsOf(part.text)).join(' ')} `
  const begins = wordsOf(text).slice(0, 4 * tellingWords)
  const rows = begins.slice(tellingWords - 1).map((_, at) => begins.slice(at, at + tellingWords))
  return rows.length === 0 || rows.some((row) => said.includes(` ${row.join(' ')} `))
}

/**
 * The numbers of the stretches whose part of an answer to all of them is not to be believed. Where only the sound parts such
 * a stretch from its neighbour, that one may have its words, or lack its own to it: neither is believed.
 */
export function doubtfulParts(
  parts: readonly Part[],
  stretches: readonly Stretch[],
): ReadonlySet<number> {
  const doubtful = loopingOn(parts, stretches)
  for (const [index, part] of parts.entries()) {
    const stretch = stretches[index]
    if (stretch && isDoubtful(part, stretch)) doubtful.add(index)
  }
  for (const [index, { goesOn }] of parts.entries()) {
    if (goesOn && doubtful.has(index)) doubtful.add(index + 1)
  }
  for (let index = parts.length - 2; index >= 0; index--) {
    if (parts[index]?.goesOn && doubtful.has(index + 1)) doubtful.add(index)
  }
  return doubtful
}

/**
 * Seconds of speech in one place without any text. vLLM cuts a long sound where it is hardly quiet, and of the sentence before
 * such a cut the times, and what they are told of, often end early (vllm#58029: 2.5 s are lost at one of four).
 */
const mostLost = 1

function isDoubtful(part: Part, stretch: Stretch): boolean {
  const { kind } = judge(part, stretch)
  if (kind === 'phantom') return false
  if (kind !== 'fine' || hasPhantom(part)) return true
  const heard = heardIn(stretch)
  const segments = timedSegments(part, heard)
  return segments !== null && longestUncovered(segments, heard) > mostLost
}

/** Whisper says its farewells where a cut of the service's own leaves it next to nothing to hear. */
function hasPhantom({ text, segments }: Part): boolean {
  const sentences = text.split(/(?<=[.!?…])\s+/u)
  const told = segments?.map((segment) => segment.text) ?? []
  return [...sentences, ...told].some((said) => hasWords(said) && isPhantomPhrase(said))
}

/** The numbers of the stretches between which an answer repeats itself, of which each alone may have too little. */
function loopingOn(parts: readonly Part[], stretches: readonly Stretch[]): Set<number> {
  const looping = new Set<number>()
  for (let next = 1; next < stretches.length; next++) {
    const text = parts
      .slice(next - 1, next + 1)
      .map((part) => part.text)
      .join(' ')
    const { whole } = joined(stretches.slice(next - 1, next + 1))
    if (judge({ text, segments: null }, whole).kind === 'loop') looping.add(next - 1).add(next)
  }
  return looping
}
