import type { Piece, Recording } from '../../../shared/ipc/schemas/recordings.ts'
import { SAMPLE_RATE } from '../../../shared/speech/pcm.ts'
import { speechSamples } from '../../../shared/speech/piece.ts'
import type { Transcript } from '../../service/transcription/transcript.ts'
import { unlessAborted } from '../../service/unless-aborted.ts'
import { wavOf } from '../wav-header.ts'
import { divided, type Part } from './divided.ts'
import type { Hearing } from './hear-piece.ts'
import { samplesOf } from './listen.ts'
import { judge, type Outcome } from './right-text.ts'
import { doubtfulParts, reachesEnd, standsIn } from './run-doubts.ts'
import type { RunLengths } from './run-lengths.ts'
import { nothingSaid, saidIn, timedBySound } from './said-text.ts'
import { joined } from './stretches.ts'

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
  const stretches = pieces.map(({ start, end, speech }) => ({ start, end, speech: speech ?? [] }))
  const { whole } = joined(stretches)
  onSend()
  const sound = Buffer.concat(sounds)
  const transcript = await ask(sound)
  if (!isTellable(transcript)) return pieces.map(nothingTold)
  const parts = divided(transcript, stretches, samplesOf(sound))
  if (await areElsewhere(transcript, parts)) return pieces.map(nothingTold)
  const doubtful = doubtfulParts(parts, stretches)
  return pieces.map((piece, index) => {
    const [part, stretch, own] = [parts[index], stretches[index], sounds[index]]
    if (!part || !stretch || !own || doubtful.has(index)) return nothingTold(piece)
    const said = judge(part, stretch).kind === 'phantom' ? nothingSaid : saidIn(part, stretch)
    const timed = timedBySound(said, { sound: samplesOf(own), stretch })
    return { piece, outcome: { kind: 'done', ...timed } }
  })

  async function ask(bytes: Uint8Array<ArrayBuffer>): Promise<Transcript> {
    const transcript = await transcribe(
      {
        sound: wavOf(bytes),
        language: recording.language,
        temperature: 0,
        isDivisible: true,
      },
      { signal, priority: 'batch' },
    )
    signal.throwIfAborted()
    onAnswer(transcript)
    return transcript
  }

  /** Can it be told of this answer what is said in which piece? Without times only where it is right on the whole. */
  function isTellable({ text, segments }: Transcript): boolean {
    if (segments !== null) return true
    const spoken = speechSamples(whole.speech) / SAMPLE_RATE
    return (
      lengths.isEnough(recording.id, text, spoken) &&
      judge({ text, segments }, whole).kind !== 'loop'
    )
  }

  /**
   * Are the words of other places than the times tell? Where times end early the text may, too; but they are also those of a
   * sound without its pauses, or without a part that is missing, and then the last words stand before their piece.
   */
  async function areElsewhere({ segments }: Transcript, parts: readonly Part[]): Promise<boolean> {
    const last = sounds.at(-1)
    if (segments === null || last === undefined) return false
    if (reachesEnd(segments, whole)) return false
    return standsIn(parts.slice(0, -1), (await ask(last)).text)
  }
}

const nothingTold = (piece: Piece): PieceOutcome => ({ piece, outcome: null })
