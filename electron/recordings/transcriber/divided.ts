import type { Span } from '../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE, samplesIn } from '../../../shared/speech/pcm.ts'
import { createLetterClock } from '../../../shared/transcript/letter-clock.ts'
import { createTextFinder } from '../../../shared/transcript/letters.ts'
import { textOf, tokensOf, type Token } from '../../../shared/transcript/tokens.ts'
import type { SpokenSegment } from '../../service/transcription/transcript.ts'
import { timesInSound } from '../alignment/times-in-sound.ts'
import type { Answer } from '../answer/answer.ts'
import { joined, type Stretch } from './stretches.ts'

/** A word of an answer: where it is said (samples of the sound that was sent), and the numbers of its segment and stretch. */
interface Placed extends Span {
  token: Token
  segment: number
  part: number
}

/** What an answer says of one of the stretches. */
export interface Part extends Answer {
  /** Is it the sound that tells which words are of the next stretch? Else a segment ends between the two. */
  goesOn: boolean
}

/**
 * The answer to stretches that were sent one right behind another as one sound, as an answer to each of them. Words go
 * where the times of the segments put them, and without those where the sound does.
 */
export function divided(answer: Answer, stretches: readonly Stretch[], sound: Int16Array): Part[] {
  const { whole, places } = joined(stretches)
  const words = placedWords(answer, { whole, places, sound })
  return places.map((place, index) => {
    const own = words.filter(({ part }) => part === index)
    const last = words.findLast(({ part }) => part <= index)
    const next = words.find(({ part }) => part > index)
    return {
      text: textOf(own.map(({ token }) => token)),
      segments: answer.segments && segmentsOf(own, answer.segments, place),
      goesOn: next !== undefined && last?.segment === next.segment,
    }
  })
}

function placedWords(
  { text, segments }: Answer,
  sent: { whole: Stretch; places: readonly Span[]; sound: Int16Array },
): Placed[] {
  const { whole, places, sound } = sent
  const told = segments?.map(({ start, end, text: said }) => ({
    start: samplesIn(start),
    end: samplesIn(end),
    text: said,
  }))
  const times = told ?? timesInSound(text, { sound, stretch: whole })
  const clock = createLetterClock({ text, ...whole, times })
  const segmentAt = createTextFinder((segments ?? []).map((segment) => segment.text))
  let [letter, now, part] = [0, 0, 0]
  return tokensOf(text).map((token) => {
    const next = letter + token.letters
    // A sign that stands alone is said with the word before it.
    const from = token.letters === 0 ? now : clock.startOf(letter)
    now = token.letters === 0 ? now : clock.endOf(next - 1)
    letter = next
    // Words keep their order, whatever times are told.
    part = Math.max(part, partOf((from + now) / 2, places))
    return { token, segment: segmentAt(next), part, start: from, end: now }
  })
}

function partOf(sample: number, places: readonly Span[]): number {
  const index = places.findIndex(({ end }) => sample < end)
  return index === -1 ? places.length - 1 : index
}

/** The segments that words make up; of one that goes on in another part, only the words tell its times. */
function segmentsOf(
  words: readonly Placed[],
  segments: readonly SpokenSegment[],
  place: Span,
): SpokenSegment[] {
  const seconds = (sample: number): number =>
    (Math.min(Math.max(sample, place.start), place.end) - place.start) / SAMPLE_RATE
  return [...Map.groupBy(words, ({ segment }) => segment)].map(([index, own]) => {
    const { start, end } = segments[index] ?? { start: 0, end: Infinity }
    const [first, last] = [own[0]?.start ?? place.start, own.at(-1)?.end ?? place.end]
    return {
      start: seconds(samplesIn(start) < place.start ? first : samplesIn(start)),
      end: seconds(samplesIn(end) > place.end ? last : samplesIn(end)),
      text: textOf(own.map(({ token }) => token)),
    }
  })
}
