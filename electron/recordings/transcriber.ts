import { AppFailure } from '../../shared/app-failure.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Recording, TranscriberState } from '../../shared/ipc/schemas/recordings.ts'
import type { ServiceState } from '../../shared/ipc/schemas/service.ts'
import type { Clock } from '../service/clock.ts'
import type { Transcribe } from '../service/transcription/transcript.ts'
import type { Recordings } from './recordings.ts'
import { errorOf } from './storage-failure.ts'
import { faultOf, isSuspicious } from './transcriber/faults.ts'
import { createFreshSpeech } from './transcriber/fresh-speech.ts'
import { hearPiece } from './transcriber/hear-piece.ts'
import { mostUnderWay, nextPieces, type Candidate } from './transcriber/next-pieces.ts'
import { createPatience } from './transcriber/patience.ts'
import { isReconnection } from './transcriber/reconnection.ts'
import { createRefusals } from './transcriber/refusals.ts'
import type { Outcome } from './transcriber/right-text.ts'
import { createStrikes } from './transcriber/strikes.ts'

/** Sends the pieces of recordings to the service, and stores the texts that come back. */
export interface Transcriber {
  state(): TranscriberState
  /** Something about recordings has changed: looks for what to send and what to stop. */
  wake(): void
  /** How the service is now; where it became another one or better, nothing is waited for any more. */
  connectionChanged(state: ServiceState): void
  /** Goes on at once, for the person asked for it. */
  tryNow(): void
  /** The computer has slept: connections that were open are dead, and what was on its way is sent again. */
  wokeUp(): void
  /** Stops every request. What was on its way stays `sent`: the next start lets it wait again. */
  close(): Promise<void>
}

interface Job {
  recordingId: string
  index: number
  key: string
  isSpoken: boolean
  controller: AbortController
  /** The model that answered last. */
  model: string | null
  /** When the piece was sent; null as long as it is listened to. */
  sentAt: number | null
  done: Promise<void>
}

export function createTranscriber(dependencies: {
  recordings: Recordings
  transcribe: Transcribe
  clock: Clock
  listener: { state: (state: TranscriberState) => void }
  report: (where: string, error: unknown) => void
  random?: () => number
  /** Takes the place of a language that no service tells. */
  fallbackLanguage?: string
  /** Names and terms that the person says. */
  ownWords?: () => readonly string[]
}): Transcriber {
  const { recordings, transcribe, clock, listener, report } = dependencies
  const { random = Math.random, fallbackLanguage = 'et', ownWords = () => [] } = dependencies
  const jobs = new Map<string, Job>()
  const strikes = createStrikes()
  const refusals = createRefusals()
  const isSpeechFresh = createFreshSpeech(recordings)
  const patience = createPatience({ clock, random, onState: listener.state, onOpen: wake })
  let connection: ServiceState | null = null
  let isWoken = false
  let isClosed = false

  /** Many changes come together; they are looked at once. */
  function wake(): void {
    if (isWoken || isClosed) return
    isWoken = true
    queueMicrotask(look)
  }

  function look(): void {
    isWoken = false
    if (isClosed) return
    try {
      const unfinished = recordings.unfinished().filter(maySend)
      stopStale(unfinished)
      if (isSpeechFresh(unfinished)) hurry()
      if (unfinished.every(({ untranscribed }) => untranscribed === 0)) patience.end()
      else if (patience.isOpen()) sendNext(unfinished)
    } catch (thrown) {
      report('looking for what to transcribe', thrown)
      patience.failed(errorOf(thrown))
    }
  }

  /** The practice service hears nothing: what was said or dropped for a real one waits for that. */
  function maySend({ isPractice }: Recording): boolean {
    return isPractice || connection?.kind !== 'connected' || !connection.practice
  }

  /** Somebody waits for what was just said: it is tried at once, unless the service itself asked for the pause. */
  function hurry(): void {
    const state = patience.state()
    const isFault = state.kind === 'waiting' && state.error.code !== 'rate_limited'
    if (isFault || state.kind === 'refusing') patience.end()
  }

  function stopStale(unfinished: readonly Recording[]): void {
    const ids = new Set(unfinished.map(({ id }) => id))
    for (const job of jobs.values()) {
      if (ids.has(job.recordingId) && isAsItWas(job)) continue
      jobs.delete(job.key)
      job.controller.abort()
    }
  }

  function recall(job: Job): void {
    try {
      if (job.sentAt !== null && isLive(job)) {
        recordings.setPiece(job.recordingId, job.index, { kind: 'waiting' })
      }
    } catch (thrown) {
      // It stays as it was sent, without a job that knows of it: it then is sent again.
      report('recalling a piece', thrown)
    }
    jobs.delete(job.key)
    job.controller.abort()
  }

  /** Is the piece still as this job left it? */
  function isAsItWas({ recordingId, index, sentAt }: Job): boolean {
    const { state } = recordings.piece(recordingId, index)
    if (state.kind === 'sent') return sentAt === null || state.at === sentAt
    return sentAt === null && state.kind === 'waiting'
  }

  function sendNext(unfinished: readonly Recording[]): void {
    const isUnderWay = (key: string): boolean => jobs.has(key)
    const next = nextPieces(unfinished, { recordings, strikes, isUnderWay })
    if (patience.isProbing()) {
      // The piece that failed least tells most about the service.
      const byStrikes = [...next].toSorted(
        (one, other) => strikes.of(one.key) - strikes.of(other.key),
      )
      const [probe] = byStrikes
      if (probe && !isOccupied(probe)) begin(probe)
      return
    }
    for (const candidate of next) {
      const isSpoken = candidate.recording.source.kind === 'microphone'
      const underWay = [...jobs.values()].filter((job) => job.isSpoken === isSpoken).length
      if (underWay < mostUnderWay) begin(candidate)
      // Reading its sound or marking it may have failed.
      if (!patience.isOpen()) return
    }
  }

  /** Is a request on its way that will tell as much? For a dictation a file's does not count: it may take minutes. */
  function isOccupied({ recording }: Candidate): boolean {
    const isSpoken = recording.source.kind === 'microphone'
    return [...jobs.values()].some((job) => job.isSpoken || !isSpoken)
  }

  function begin({ recording, piece, key }: Candidate): void {
    const job: Job = {
      recordingId: recording.id,
      index: piece.index,
      key,
      isSpoken: recording.source.kind === 'microphone',
      controller: new AbortController(),
      model: null,
      sentAt: null,
      done: Promise.resolve(),
    }
    jobs.set(key, job)
    job.done = run(job, recording, piece)
  }

  async function run(job: Job, recording: Recording, piece: Candidate['piece']): Promise<void> {
    const { signal } = job.controller
    try {
      const outcome = await hearPiece(recording, piece, {
        recordings,
        transcribe,
        fallbackLanguage,
        ownWords,
        signal,
        onSend: () => markSent(job),
        onAnswer: ({ model }) => answered(job, model ?? null),
      })
      if (outcome && isLive(job)) store(job, outcome)
    } catch (thrown) {
      settleFault(job, thrown)
    } finally {
      if (jobs.get(job.key) === job) jobs.delete(job.key)
      wake()
    }
  }

  function markSent(job: Job): void {
    const at = clock.now()
    recordings.setPiece(job.recordingId, job.index, { kind: 'sent', at })
    job.sentAt = at
  }

  function answered(job: Job, model: string | null): void {
    job.model = model
    patience.succeeded()
    refusals.answered()
    strikes.answered(job.key)
  }

  /** Does anybody still want what comes of this job? */
  function isLive(job: Job): boolean {
    if (jobs.get(job.key) !== job || job.controller.signal.aborted) return false
    const kind = recordings.find(job.recordingId)?.state.kind
    if (kind !== 'recording' && kind !== 'interrupted' && kind !== 'processing') return false
    return isAsItWas(job)
  }

  function store({ recordingId, index, key, model }: Job, outcome: Outcome): void {
    strikes.forget(key)
    if (outcome.kind === 'done') {
      const { text, times } = outcome
      recordings.setPiece(recordingId, index, { kind: 'done' }, text, { times, model })
      return
    }
    const { text } = recordings.piece(recordingId, index)
    const best = outcome.text.length > text.length ? outcome.text : text
    recordings.setPiece(recordingId, index, { kind: 'gap', reason: outcome.reason }, best)
  }

  function settleFault(job: Job, thrown: unknown): void {
    try {
      if (!isLive(job)) return
      if (!(thrown instanceof AppFailure)) report('transcribing', thrown)
      takeFault(job, errorOf(thrown))
    } catch (alsoThrown) {
      // The piece may stay `sent` without a job that knows of it: it then is sent again.
      report('storing what became of a piece', alsoThrown)
      patience.failed(errorOf(alsoThrown))
    }
  }

  function takeFault(job: Job, error: AppError): void {
    const { recordingId, index, key } = job
    const fault = faultOf(error)
    switch (fault) {
      case 'person':
        patience.blocked(error)
        recordings.setPiece(recordingId, index, { kind: 'waiting' })
        break
      case 'passing':
        if (isSuspicious(error) && strikes.strike(key)) {
          giveUp(job, error)
        } else {
          patience.failed(error)
          recordings.setPiece(recordingId, index, { kind: 'waiting' })
        }
        break
      case 'sound':
        recordings.fail(recordingId, error)
        break
      case 'piece':
        if (refusals.refused(key, error)) {
          patience.refusing(error)
          recordings.setPiece(recordingId, index, { kind: 'waiting' })
        } else {
          giveUp(job, error)
        }
        break
      default:
        assertNever(fault)
    }
  }

  function giveUp({ recordingId, index, key }: Job, error: AppError): void {
    strikes.forget(key)
    recordings.setPiece(recordingId, index, { kind: 'gap', reason: { kind: 'failed', error } })
  }

  return {
    state: patience.state,
    wake,
    connectionChanged(state) {
      const isBetter = isReconnection(connection, state)
      connection = state
      if (isBetter) patience.end()
      wake()
    },
    tryNow() {
      patience.end()
      wake()
    },
    wokeUp() {
      for (const job of jobs.values()) recall(job)
      patience.end()
      wake()
    },
    async close() {
      isClosed = true
      patience.close()
      const running = [...jobs.values()]
      for (const { controller } of running) controller.abort()
      await Promise.all(running.map(({ done }) => done))
    },
  }
}
