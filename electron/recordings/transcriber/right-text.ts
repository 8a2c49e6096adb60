import { AppFailure } from '../../../shared/app-failure.ts'
import { assertNever } from '../../../shared/assert-never.ts'
import { SAMPLE_RATE, samplesIn } from '../../../shared/speech/pcm.ts'
import { speechSamples } from '../../../shared/speech/piece.ts'
import type { Answer, Heard } from '../answer/answer.ts'
import { judgeAnswer, type Verdict } from '../answer/judge-answer.ts'
import { hasWords, spokenLetters } from '../answer/spoken-letters.ts'
import { faultOf } from './faults.ts'
import { nothingSaid, saidIn, together, type SaidText } from './said-text.ts'
import { halved, shifted, type Stretch } from './stretches.ts'

/** What came of a piece: text that is right as far as can be told, or the best there is of doubtful text. */
export type Outcome =
  | ({ kind: 'done' } & SaidText)
  | { kind: 'gap'; reason: { kind: Doubt }; text: string }

/** What may be wrong with a text. */
type Doubt = 'short' | 'loop' | 'excess'

/** How a piece can be asked for once more. */
export interface Asking {
  piece: Stretch
  /** The sound of the piece. */
  sound: Int16Array
  /** How much sound the recording has by now, in samples. */
  samples: number
  ask: (stretch: Stretch, temperature: number) => Promise<Answer>
}

/** Energy takes a cough or a knock for this much speech at most; a word that long would not be missed every time. */
const LONGEST_NOISE = samplesIn(1.5)

/** Letters that are said at least in the 2 s of speech that make a hole between times. */
const LETTERS_IN_A_HOLE = 13

interface Candidate extends SaidText {
  isRight: boolean
}

/**
 * The text of a piece, from the first answer and, where that cannot be all of it, from others: for too little text a
 * shifted sound, then two halves; for too much, too; for a repetition other temperatures, as Whisper's own decoder does.
 * Throws what the service throws, unless it is about one of the repetitions alone.
 */
export async function rightText(first: Answer, asking: Asking): Promise<Outcome> {
  const verdict = judge(first, asking.piece)
  switch (verdict.kind) {
    case 'fine':
      return { kind: 'done', ...saidIn(first, asking.piece) }
    case 'phantom':
      return { kind: 'done', ...nothingSaid }
    case 'short':
      return repaired({
        kind: 'short',
        longest: first.text.trim(),
        ways: waysFor(asking).short,
        mayBeNoise: speechSamples(asking.piece.speech) <= LONGEST_NOISE,
        fewestUntimed: first.segments === null ? 0 : spokenLetters(first.text) + LETTERS_IN_A_HOLE,
      })
    case 'loop':
      return repaired({ kind: 'loop', longest: verdict.text.trim(), ways: waysFor(asking).loop })
    case 'excess':
      return repaired({ kind: 'excess', longest: '', ways: waysFor(asking).short })
    default:
      return assertNever(verdict)
  }
}

/** Can the answer be the text of the stretch? */
export function judge(answer: Answer, stretch: Stretch): Verdict {
  return judgeAnswer(answer, heardIn(stretch))
}

/** What was heard in a stretch, in seconds from its start. */
export function heardIn({ start, end, speech }: Stretch): Heard {
  const seconds = (sample: number): number => (sample - start) / SAMPLE_RATE
  return {
    seconds: seconds(end),
    speech: speech.map((span) => ({ start: seconds(span.start), end: seconds(span.end) })),
  }
}

type Way = () => Promise<Candidate>

function waysFor({ piece, sound, samples, ask }: Asking): Record<'short' | 'loop', Way[]> {
  async function hear(stretch: Stretch, temperature: number): Promise<Candidate> {
    // Where nobody speaks nothing is asked, as everywhere.
    if (stretch.speech.length === 0) return { isRight: true, ...nothingSaid }
    const answer = await ask(stretch, temperature)
    const verdict = judge(answer, stretch)
    switch (verdict.kind) {
      case 'fine':
        return { isRight: true, ...saidIn(answer, stretch) }
      case 'phantom':
        return { isRight: true, ...nothingSaid }
      case 'short':
        return { isRight: false, ...saidIn(answer, stretch) }
      case 'loop':
        return { isRight: false, text: verdict.text.trim(), times: null }
      case 'excess':
        return { isRight: false, ...nothingSaid }
      default:
        return assertNever(verdict)
    }
  }

  async function hearAll(parts: readonly Stretch[]): Promise<Candidate> {
    const heard: Candidate[] = []
    for (const part of parts) heard.push(await hear(part, 0))
    const { text, times } = heard.reduce<SaidText>(together, nothingSaid)
    return { isRight: heard.every(({ isRight }) => isRight), text, times }
  }

  const otherwise = shifted(piece, samples)
  const halves = halved(piece, sound)
  return {
    short: [
      ...(otherwise ? [() => hear(otherwise, 0)] : []),
      ...(halves ? [() => hearAll(halves)] : []),
    ],
    loop: [() => hear(piece, 0.2), () => hear(otherwise ?? piece, 0.4)],
  }
}

interface Repair {
  kind: Doubt
  /** The most of the text so far. */
  longest: string
  ways: readonly Way[]
  /** May nobody have spoken? */
  mayBeNoise?: boolean
  /** Letters that a text without times must have: where others' times told that something is missing, it says no such thing. */
  fewestUntimed?: number
}

/**
 * The first text that is right; where none is, the longest is the most of it. Where nobody may have spoken, and no answer
 * has a word, there is none.
 */
async function repaired(repair: Repair): Promise<Outcome> {
  const { kind, ways, mayBeNoise = false, fewestUntimed = 0 } = repair
  let { longest } = repair
  for (const way of ways) {
    const { isRight, text, times } = await unlessRefused(way)
    const isMore = times !== null || spokenLetters(text) >= fewestUntimed
    if (isRight && isMore && text !== '') return { kind: 'done', text, times }
    if (text.length > longest.length) longest = text
  }
  if (mayBeNoise && !hasWords(longest)) return { kind: 'done', ...nothingSaid }
  return { kind: 'gap', reason: { kind }, text: longest }
}

/** That a service does not take a sound once more is no reason to give up what it said of it before. */
async function unlessRefused(way: Way): Promise<Candidate> {
  try {
    return await way()
  } catch (thrown) {
    if (thrown instanceof AppFailure && faultOf(thrown.error) === 'piece') {
      return { isRight: false, ...nothingSaid }
    }
    throw thrown
  }
}
