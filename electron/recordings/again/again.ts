import { AppFailure } from '../../../shared/app-failure.ts'
import type { Piece, RecordingLanguage, Span } from '../../../shared/ipc/schemas/recordings.ts'
import type { AgainProgress } from '../../../shared/ipc/schemas/again.ts'
import type { Transcribe } from '../../service/transcription/transcript.ts'
import type { Recordings } from '../recordings.ts'
import { errorOf } from '../storage-failure.ts'
import { hearPiece } from '../transcriber/hear-piece.ts'
import { againChanges } from './changes.ts'
import { cutRange } from './cut-range.ts'

/** What is to be transcribed again: a range of a recording, in samples. */
export interface AgainWish extends Span {
  recordingId: string
  language: RecordingLanguage
}

/** Transcribes parts of transcripts again, in another language or once more. What comes of it is an edit. */
export interface Again {
  /** Throws invalid_request while more sound or text comes, or another part of it is under way; sound_deleted. */
  begin(wish: AgainWish): void
  /** The text stays as it was. */
  cancel(recordingId: string): void
  close(): Promise<void>
}

/** Pieces that are asked for at once. */
const atOnce = 3

export function createAgain(dependencies: {
  recordings: () => Recordings
  transcribe: Transcribe
  progress: (recordingId: string, progress: AgainProgress) => void
  ownWords: () => readonly string[]
  report: (where: string, error: unknown) => void
  /** The practice service is given nothing that was meant for a real one. */
  inPractice: () => boolean
  /** Takes the place of a language that no service tells. */
  fallbackLanguage?: string
}): Again {
  const { progress, report, fallbackLanguage = 'et' } = dependencies
  const underWay = new Map<string, { stop: AbortController; done: Promise<void> }>()

  async function run(wish: AgainWish, signal: AbortSignal): Promise<void> {
    const { recordingId } = wish
    try {
      const outcome = await hear(wish, signal)
      if (outcome === 'incomplete') progress(recordingId, { kind: 'incomplete' })
      else progress(recordingId, { kind: 'done' })
    } catch (thrown) {
      if (signal.aborted) return progress(recordingId, { kind: 'cancelled' })
      if (!(thrown instanceof AppFailure)) report('transcribing again', thrown)
      progress(recordingId, { kind: 'failed', error: errorOf(thrown) })
    } finally {
      underWay.delete(recordingId)
    }
  }

  /** Nothing is changed before all of it was heard: half a range in another language is of no use to anybody. */
  async function hear(wish: AgainWish, signal: AbortSignal): Promise<'whole' | 'incomplete'> {
    const { recordingId, start, end } = wish
    const pieces = await cutRange(wish, (from, to) =>
      dependencies.recordings().readSound(recordingId, from, to),
    )
    let language = wish.language
    let done = 0
    progress(recordingId, { kind: 'running', done, total: pieces.length })

    async function hearOne(piece: Piece): Promise<Piece | null> {
      const recording = { ...open(recordingId).recording, language }
      const outcome = await hearPiece(recording, piece, {
        recordings: {
          readSound: dependencies.recordings().readSound,
          setSpeech: (_id, _index, speech) => ({ ...piece, speech: [...speech] }),
          setLanguage(_id, known) {
            language = known
            return recording
          },
        },
        transcribe: dependencies.transcribe,
        fallbackLanguage,
        ownWords: dependencies.ownWords,
        signal,
        onSend: () => undefined,
        onAnswer: () => undefined,
      })
      signal.throwIfAborted()
      done += 1
      progress(recordingId, { kind: 'running', done, total: pieces.length })
      if (outcome?.kind === 'gap') return null
      const text = outcome?.text ?? ''
      const times = outcome?.times ? [...outcome.times] : null
      return { ...piece, text, times, state: { kind: 'done' } }
    }

    // The first tells the language for all, where it is to be found out.
    const [first, ...others] = pieces
    const heard = first ? [await hearOne(first), ...(await someAtOnce(others, hearOne))] : []
    if (heard.some((piece) => piece === null)) return 'incomplete'
    const gaps = open(recordingId).pieces.filter(({ state }) => state.kind === 'gap')
    const whole = heard.filter((piece) => piece !== null)
    dependencies.recordings().edit(recordingId, againChanges({ start, end }, whole, gaps))
    return 'whole'
  }

  function open(recordingId: string): ReturnType<Recordings['open']> {
    return dependencies.recordings().open(recordingId)
  }

  return {
    begin(wish) {
      const { recordingId, start, end } = wish
      const recording = open(recordingId).recording
      const { state, samples, sound } = recording
      if (sound.kind === 'deleted') throw new AppFailure({ code: 'sound_deleted' })
      const isSettled =
        state.kind === 'done' || state.kind === 'cancelled' || state.kind === 'failed'
      const isWithin = start < end && end <= samples
      const isOurs = recording.isPractice || !dependencies.inPractice()
      if (!isSettled || !isWithin || !isOurs || underWay.has(recordingId)) {
        throw new AppFailure({ code: 'invalid_request' })
      }
      const stop = new AbortController()
      underWay.set(recordingId, { stop, done: Promise.resolve() })
      underWay.set(recordingId, { stop, done: run(wish, stop.signal) })
    },
    cancel: (recordingId) => underWay.get(recordingId)?.stop.abort(),
    async close() {
      const running = [...underWay.values()]
      for (const { stop } of running) stop.abort()
      await Promise.all(running.map(({ done }) => done))
    },
  }
}

/** Does the work for each, some at once, and answers in their order. */
async function someAtOnce<T, R>(
  things: readonly T[],
  work: (thing: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = []
  let next = 0
  async function goOn(): Promise<void> {
    for (let index = next++; index < things.length; index = next++) {
      const thing = things[index]
      // Each worker does one after the other.
      // oxlint-disable-next-line no-await-in-loop
      if (thing !== undefined) results[index] = await work(thing)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, goOn))
  return results
}
