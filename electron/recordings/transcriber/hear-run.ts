import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { speechSamples } from '../../../shared/speech/piece.ts'
import type { Transcript } from '../../service/transcription/transcript.ts'
import { unlessAborted } from '../../service/unless-aborted.ts'
import { wavOf } from '../wav-header.ts'
import type { Answer } from '../answer/answer.ts'
import { divided } from './divided.ts'
import type { Hearing } from './hear-piece.ts'
import { samplesOf } from './listen.ts'
import { judge, type Outcome } from './right-text.ts'
import type { RunLengths } from './run-lengths.ts'
import { nothingSaid, saidIn, timedBySound } from './said-text.ts'
import { joined, type Stretch } from './stretches.ts'

/** What came of a piece; null where its text is doubtful, so that it is to be heard by itself. */
export type PieceOutcome = { piece: Piece; outcome: Outcome | null }

/**
 * Transcribes pieces of one recording, of which the language is known, as one sound. Each is judged as if it had been
 * sent alone; where the service tells no times, so is the whole.
 */
export async function hearRun(
  recording: Recording,
  pieces: readonly Piece[],
  hearing: Hearing & { lengths: Pick<RunLengths, 'isEnough'> },
): Promise<PieceOutcome[]> {
  const { recordings, transcribe, lengths, signal, onSend, onAnswer } = hearing
  const sounds: Uint8Array<ArrayBuffer>[] = []
  for (const { start, end } of pieces) {
    sounds.push(await unlessAborted(recordings.readSound(recording.id, start, end), signal))
  }
  onSend()
  const sound = Buffer.concat(sounds)
  const transcript = await transcribe(
    {
      sound: wavOf(sound),
      language: recording.language,
      temperature: 0,
      isDivisible: true,
    },
    { signal, priority: 'batch' },
  )
  signal.throwIfAborted()
  onAnswer(transcript)
  const stretches = pieces.map(({ start, end, speech }) => ({ start, end, speech: speech ?? [] }))
  const { whole } = joined(stretches)
  if (!isTellable(transcript)) return pieces.map((piece) => ({ piece, outcome: null }))
  const answers = divided(transcript, stretches, samplesOf(sound))
  const astray = loopingOn(answers, stretches)
  return pieces.map((piece, index) => {
    const [answer, stretch, own] = [answers[index], stretches[index], sounds[index]]
    const isHeard = answer && stretch && own && !astray.has(index)
    return { piece, outcome: isHeard ? outcomeOf(answer, stretch, own) : null }
  })

  /** Can it be told of this answer what is said in which piece? Without times only where it is right on the whole. */
  function isTellable({ text, segments }: Transcript): boolean {
    if (segments !== null) return true
    const spoken = speechSamples(whole.speech) / SAMPLE_RATE
    return (
      lengths.isEnough(recording.id, text, spoken) &&
      judge({ text, segments }, whole).kind !== 'loop'
    )
  }
}

/** The numbers of the stretches between which an answer repeats itself, of which each alone may have too little. */
function loopingOn(answers: readonly Answer[], stretches: readonly Stretch[]): Set<number> {
  const astray = new Set<number>()
  for (let next = 1; next < stretches.length; next++) {
    const text = answers
      .slice(next - 1, next + 1)
      .map((answer) => answer.text)
      .join(' ')
    const { whole } = joined(stretches.slice(next - 1, next + 1))
    if (judge({ text, segments: null }, whole).kind === 'loop') astray.add(next - 1).add(next)
  }
  return astray
}

function outcomeOf(
  answer: Answer,
  stretch: Stretch,
  sound: Uint8Array<ArrayBuffer>,
): Outcome | null {
  const { kind } = judge(answer, stretch)
  if (kind === 'fine') {
    return {
      kind: 'done',
      ...timedBySound(saidIn(answer, stretch), { sound: samplesOf(sound), stretch }),
    }
  }
  return kind === 'phantom' ? { kind: 'done', ...nothingSaid } : null
}
