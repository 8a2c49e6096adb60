import type { Piece, Recording, Span } from '../../../shared/ipc/schemas/recordings.ts'
import type { Transcribe, Transcript } from '../../service/transcription/transcript.ts'
import { unlessAborted } from '../../service/unless-aborted.ts'
import { hintsFor, isEcho } from '../own-words/hints.ts'
import type { Recordings } from '../recordings.ts'
import { wavOf } from '../wav-header.ts'
import { inParts, isTooLarge } from './in-parts.ts'
import { listen, samplesOf } from './listen.ts'
import { judge, rightText, type Outcome } from './right-text.ts'
import { nothingSaid, timedBySound } from './said-text.ts'
import { halved, leastToHalve, type Stretch } from './stretches.ts'

/** What a piece is transcribed with. */
export interface Hearing {
  recordings: Pick<Recordings, 'readSound' | 'setSpeech' | 'setLanguage'>
  transcribe: Transcribe
  /** Takes the place of a language that no service tells. */
  fallbackLanguage: string
  /** Names and terms that the person says. */
  ownWords: () => readonly string[]
  signal: AbortSignal
  /** Called before the first request. */
  onSend: () => void
  /** Called at each answer. */
  onAnswer: (transcript: Transcript) => void
}

/**
 * Transcribes a piece; null where nobody speaks in it, which is stored, and of which nothing is sent. Where the
 * language of its recording is open, that is asked for first and then fixed.
 */
export async function hearPiece(
  recording: Recording,
  piece: Piece,
  hearing: Hearing,
): Promise<Outcome | null> {
  const { id, language, source, samples } = recording
  const { recordings, fallbackLanguage, ownWords, signal, onSend, onAnswer } = hearing
  const priority = source.kind === 'microphone' ? 'person' : 'batch'
  const pcm = await unlessAborted(recordings.readSound(id, piece.start, piece.end), signal)
  const sound = samplesOf(pcm)
  const speech = piece.speech ?? (await heard())
  if (speech.length === 0) return null
  const stretch: Stretch = { start: piece.start, end: piece.end, speech }
  onSend()
  return language === 'auto' ? learn() : transcribeIn(language)

  /** The speech in a piece to which nobody had listened. */
  async function heard(): Promise<Span[]> {
    const spans = await listen(sound)
    signal.throwIfAborted()
    const placed = spans.map(({ start, end }) => ({
      start: piece.start + start,
      end: piece.start + end,
    }))
    return recordings.setSpeech(id, piece.index, placed).speech ?? []
  }

  /** A sound that is too large for the service is asked for in halves, and those again in theirs. */
  async function ask(
    asked: Stretch,
    temperature: number,
    language: string | null,
    prompt?: string,
  ): Promise<Transcript> {
    const { start, end } = asked
    const isPiece = start === piece.start && end === piece.end
    const bytes = isPiece ? pcm : await unlessAborted(recordings.readSound(id, start, end), signal)
    const isDivisible = end - start >= leastToHalve
    try {
      const transcript = await hearing.transcribe(
        {
          sound: wavOf(bytes),
          language,
          temperature,
          isDivisible,
          ...(prompt === undefined ? {} : { prompt }),
        },
        { signal, priority },
      )
      signal.throwIfAborted()
      onAnswer(transcript)
      return transcript
    } catch (thrown) {
      const halves = isTooLarge(thrown) ? halved(asked, samplesOf(bytes)) : null
      if (halves === null) throw thrown
      return inParts(asked, halves, (half, known) =>
        ask(half, temperature, language ?? known, prompt),
      )
    }
  }

  /** The first answer is helped by hints; further ones are not, since hints can be what went wrong. */
  async function askWith(hints: string, language: string): Promise<Transcript> {
    const answer = await ask(stretch, 0, language, hints)
    return isEcho(answer.text, hints) ? ask(stretch, 0, language) : answer
  }

  function askFirst(language: string): Promise<Transcript> {
    const hints = hintsFor(ownWords(), recording, piece)
    return hints === null ? ask(stretch, 0, language) : askWith(hints, language)
  }

  async function transcribeIn(language: string, first?: Transcript): Promise<Outcome> {
    const outcome = await rightText(first ?? (await askFirst(language)), {
      piece: stretch,
      sound,
      samples,
      ask: (asked, temperature) => ask(asked, temperature, language),
    })
    // Of what was dictated nobody asks when it was said, and its text is waited for.
    const isTimed = outcome.kind === 'done' && source.kind !== 'microphone'
    return isTimed ? { ...outcome, ...timedBySound(outcome, { sound, stretch }) } : outcome
  }

  async function learn(): Promise<Outcome> {
    const first = await ask(stretch, 0, null)
    // Noise tells no language: the next piece may.
    const isWordless = first.text.trim() === '' && judge(first, stretch).kind === 'fine'
    if (isWordless || judge(first, stretch).kind === 'phantom')
      return { kind: 'done', ...nothingSaid }
    if (first.language === null) {
      recordings.setLanguage(id, fallbackLanguage)
      return transcribeIn(fallbackLanguage)
    }
    const outcome = await transcribeIn(first.language, first)
    // What could not be understood tells no language either.
    if (outcome.kind === 'done' && outcome.text !== '') recordings.setLanguage(id, first.language)
    return outcome
  }
}
