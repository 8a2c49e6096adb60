import { AppFailure } from '../../../shared/app-failure.ts'
import { assertNever } from '../../../shared/assert-never.ts'
import { SAMPLE_RATE, samplesIn } from '../../../shared/speech/pcm.ts'
import { speechSamples } from '../../../shared/speech/piece.ts'
import type { Answer } from '../answer/answer.ts'
import { judgeAnswer, type Verdict } from '../answer/judge-answer.ts'
import { faultOf } from './faults.ts'
import { nothingSaid, saidIn, together, type SaidText } from './said-text.ts'
import { halved, shifted, type Stretch } from './stretches.ts'

/** What came of a piece: text that is right as far as can be told, or the best there is of doubtful text. */
export type Outcome =
  | ({ kind: 'done' } & SaidText)
  | { kind: 'gap'; reason: { kind: 'short' | 'loop' }; text: string }

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

interface Candidate extends SaidText {
  isRight: boolean
}

/**
 * The text of a piece, from the first answer and, where that cannot be all of it, from others: for too little text a
 * shifted sound, then two halves; for a repetition other temperatures, as Whisper's own decoder does. Throws what the
 * service throws, unless it is about one of the repetitions alone.
 */
export async function rightText(first: Answer, asking: Asking): Promise<Outcome> {
  const verdict = judge(first, asking.piece)
  switch (verdict.kind) {
    case 'fine':
      return { kind: 'done', ...saidIn(first, asking.piece) }
    case 'phantom':
      return { kind: 'done', ...nothingSaid }
    case 'short':
      return repaired(
        'short',
        first.text.trim(),
        waysFor(asking).short,
        speechSamples(asking.piece.speech) <= LONGEST_NOISE,
      )
    case 'loop':
      return repaired('loop', verdict.text.trim(), waysFor(asking).loop)
    default:
      return assertNever(verdict)
  }
}

/** Can the answer be the text of the stretch? */
export function judge(answer: Answer, { start, end, speech }: Stretch): Verdict {
  const seconds = (sample: number): number => (sample - start) / SAMPLE_RATE
  return judgeAnswer(answer, {
    seconds: seconds(end),
    speech: speech.map((span) => ({ start: seconds(span.start), end: seconds(span.end) })),
  })
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

/**
 * The first text that is right; where none is, the longest is the most of it. Where nobody may have spoken, and every
 * answer agrees that nobody did, there is none.
 */
async function repaired(
  kind: 'short' | 'loop',
  first: string,
  ways: readonly Way[],
  mayBeNoise = false,
): Promise<Outcome> {
  let longest = first
  for (const way of ways) {
    const { isRight, text, times } = await unlessRefused(way)
    if (isRight && text !== '') return { kind: 'done', text, times }
    if (text.length > longest.length) longest = text
  }
  if (mayBeNoise && longest === '') return { kind: 'done', ...nothingSaid }
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
