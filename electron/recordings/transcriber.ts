import { AppFailure } from '../../shared/app-failure.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { Piece, Recording, TranscriberState } from '../../shared/ipc/schemas/recordings.ts'
import type { ServiceState } from '../../shared/ipc/schemas/service.ts'
import { SAMPLE_RATE, samplesIn } from '../../shared/speech/pcm.ts'
import { speechSamples } from '../../shared/speech/piece.ts'
import type { BatchPace } from '../service/budget/budget.ts'
import type { Clock } from '../service/clock.ts'
import type { Transcribe, Transcript } from '../service/transcription/transcript.ts'
import type { Recordings } from './recordings.ts'
import { errorOf } from './storage-failure.ts'
import { faultOf, isSuspicious } from './transcriber/faults.ts'
import { createFreshSpeech } from './transcriber/fresh-speech.ts'
import { hearPiece } from './transcriber/hear-piece.ts'
import { hearRun, type PieceOutcome } from './transcriber/hear-run.ts'
import {
  keyOf,
  mostUnderWay,
  nextPieces,
  runFrom,
  type Candidate,
} from './transcriber/next-pieces.ts'
import { createJobs, lengthOf, type Job } from './transcriber/jobs.ts'
import { createPatience } from './transcriber/patience.ts'
import { isReconnection } from './transcriber/reconnection.ts'
import { createRefusals } from './transcriber/refusals.ts'
import type { Outcome } from './transcriber/right-text.ts'
import { createRunLengths } from './transcriber/run-lengths.ts'
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

/** Samples under way, from which on no run is begun: with the run that is, 35 MB of sound, twice. */
const mostAtOnce = samplesIn(540)

/** Of so many pieces of a run one may be doubtful; with more of them its length was too much for the service. */
const mostDoubtful = 3

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
  /** What the service's limits leave for files. */
  batchPace?: () => BatchPace
}): Transcriber {
  const { recordings, transcribe, clock, listener, report } = dependencies
  const { random = Math.random, fallbackLanguage = 'et', ownWords = () => [] } = dependencies
  const { batchPace = () => ({ perMinute: Infinity, isLimiting: false }) } = dependencies
  const jobs = createJobs()
  const lengths = createRunLengths(batchPace)
  /** Pieces that a run did not get right. */
  const alone = new Set<string>()
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
    for (const job of jobs.all()) {
      if (ids.has(job.recordingId) && isAsItWas(job)) continue
      jobs.drop(job)
      job.controller.abort()
    }
  }

  function recall(job: Job): void {
    try {
      if (job.sentAt !== null && isLive(job)) letWait(job)
    } catch (thrown) {
      // It stays as it was sent, without a job that knows of it: it then is sent again.
      report('recalling a piece', thrown)
    }
    jobs.drop(job)
    job.controller.abort()
  }

  function letWait({ recordingId, pieces }: Job): void {
    for (const { index } of pieces.values()) {
      recordings.setPiece(recordingId, index, { kind: 'waiting' })
    }
  }

  /** Are the pieces still as this job left them? */
  function isAsItWas({ recordingId, pieces, sentAt }: Job): boolean {
    return [...pieces.values()].every(({ index }) => {
      const { state } = recordings.piece(recordingId, index)
      if (state.kind === 'sent') return sentAt === null || state.at === sentAt
      return sentAt === null && state.kind === 'waiting'
    })
  }

  function sendNext(unfinished: readonly Recording[]): void {
    const next = nextPieces(unfinished, { recordings, strikes, jobs })
    if (patience.isProbing()) {
      // The piece that failed least tells most about the service.
      const byStrikes = [...next].toSorted(
        (one, other) => strikes.of(one.key) - strikes.of(other.key),
      )
      const [probe] = byStrikes
      if (probe && !isOccupied(probe)) begin(probe)
      return
    }
    /** Recordings of which a run waits until there is room for it. */
    const waiting = new Set<string>()
    for (const candidate of next) {
      // A run may have taken it along.
      if (jobs.has(candidate.key) || waiting.has(candidate.recording.id)) continue
      const isSpoken = candidate.recording.source.kind === 'microphone'
      const underWay = jobs.all().filter((job) => job.isSpoken === isSpoken)
      if (underWay.length >= mostUnderWay) continue
      const run = runWith(candidate)
      if (run.length === 1 || isRoomFor(run, underWay)) begin(candidate, run)
      else waiting.add(candidate.recording.id)
      // Reading its sound or marking it may have failed.
      if (!patience.isOpen()) return
    }
  }

  function isRoomFor(run: readonly Piece[], underWay: readonly Job[]): boolean {
    const isFirst = underWay.every(({ pieces }) => pieces.size === 1)
    const samples = underWay.reduce((sum, { pieces }) => sum + lengthOf(pieces.values()), 0)
    return (isFirst || lengths.isProven(lengthOf(run))) && samples < mostAtOnce
  }

  /** Is a request on its way that will tell as much? For a dictation a file's does not count: it may take minutes. */
  function isOccupied({ recording }: Candidate): boolean {
    const isSpoken = recording.source.kind === 'microphone'
    return jobs.all().some((job) => job.isSpoken || !isSpoken)
  }

  /** The pieces to be sent with this one, and itself. */
  function runWith(candidate: Candidate): readonly Piece[] {
    const { recording, piece, key } = candidate
    if (recording.source.kind === 'microphone' || recording.language === 'auto') return [piece]
    const most = lengths.mostOf(recording.id, recording.untranscribed)
    const isFree = (other: string): boolean =>
      !jobs.has(other) && !alone.has(other) && strikes.of(other) === 0
    if (most === 0 || !isFree(key) || !piece.speech?.length) return [piece]
    return runFrom(candidate, most, { recordings, jobs, isFree })
  }

  function begin({ recording, piece }: Candidate, run: readonly Piece[] = [piece]): void {
    const job: Job = {
      recordingId: recording.id,
      pieces: new Map(run.map((each) => [keyOf(recording.id, each.index), each])),
      isSpoken: recording.source.kind === 'microphone',
      controller: new AbortController(),
      model: null,
      tellsTimes: false,
      sentAt: null,
      done: Promise.resolve(),
    }
    jobs.add(job)
    job.done = transcribePieces(job, recording, run)
  }

  async function transcribePieces(
    job: Job,
    recording: Recording,
    pieces: readonly Piece[],
  ): Promise<void> {
    const { signal } = job.controller
    const hearing = {
      recordings,
      transcribe,
      fallbackLanguage,
      ownWords,
      signal,
      lengths,
      onSend: () => markSent(job),
      onAnswer: (transcript: Transcript) => answered(job, transcript),
    }
    try {
      const [piece] = pieces
      if (pieces.length > 1) {
        const outcomes = await hearRun(recording, pieces, hearing)
        if (isLive(job)) storeRun(job, outcomes)
      } else if (piece) {
        const outcome = await hearPiece(recording, piece, hearing)
        if (outcome && isLive(job)) store(job, piece, outcome)
      }
    } catch (thrown) {
      settleFault(job, thrown)
    } finally {
      jobs.drop(job)
      wake()
    }
  }

  function markSent(job: Job): void {
    const at = clock.now()
    for (const { index } of job.pieces.values()) {
      recordings.setPiece(job.recordingId, index, { kind: 'sent', at })
    }
    job.sentAt = at
  }

  function answered(job: Job, { model, segments }: Transcript): void {
    job.model = model ?? null
    job.tellsTimes = segments !== null
    patience.succeeded()
    refusals.answered()
    for (const key of job.pieces.keys()) strikes.answered(key)
  }

  /** Does anybody still want what comes of this job? */
  function isLive(job: Job): boolean {
    if (!jobs.isCurrent(job) || job.controller.signal.aborted) return false
    const kind = recordings.find(job.recordingId)?.state.kind
    if (kind !== 'recording' && kind !== 'interrupted' && kind !== 'processing') return false
    return isAsItWas(job)
  }

  function store(job: Job, { index, speech }: Piece, outcome: Outcome): void {
    const { recordingId, model } = job
    const key = keyOf(recordingId, index)
    strikes.forget(key)
    alone.delete(key)
    if (outcome.kind === 'done') {
      const { text, times } = outcome
      const seconds = speechSamples(speech ?? []) / SAMPLE_RATE
      lengths.heard(recordingId, text, seconds, job.tellsTimes)
      recordings.setPiece(recordingId, index, { kind: 'done' }, text, { times, model })
      return
    }
    const { text } = recordings.piece(recordingId, index)
    const best = outcome.text.length > text.length ? outcome.text : text
    recordings.setPiece(recordingId, index, { kind: 'gap', reason: outcome.reason }, best)
  }

  /** What a run did not get right is asked for piece by piece. */
  function storeRun(job: Job, outcomes: readonly PieceOutcome[]): void {
    const doubtful = outcomes.filter(({ outcome }) => outcome === null).length
    const length = lengthOf(job.pieces.values())
    if (doubtful > outcomes.length / mostDoubtful) lengths.wentWrong(length)
    else lengths.wentWell(length)
    for (const { piece, outcome } of outcomes) {
      if (outcome) {
        store(job, piece, outcome)
      } else {
        alone.add(keyOf(job.recordingId, piece.index))
        recordings.setPiece(job.recordingId, piece.index, { kind: 'waiting' })
      }
    }
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
    const fault = faultOf(error)
    const isRun = job.pieces.size > 1
    if (isRun && (fault === 'piece' || isSuspicious(error)))
      lengths.wentWrong(lengthOf(job.pieces.values()))
    switch (fault) {
      case 'person':
        patience.blocked(error)
        letWait(job)
        break
      case 'passing':
        if (!isRun && isSuspicious(error) && isStruckOut(job)) {
          giveUp(job, error)
        } else {
          patience.failed(error)
          letWait(job)
        }
        break
      case 'sound':
        recordings.fail(job.recordingId, error)
        break
      case 'piece':
        if (isRun) {
          letWait(job)
        } else if (isRefused(job, error)) {
          patience.refusing(error)
          letWait(job)
        } else {
          giveUp(job, error)
        }
        break
      default:
        assertNever(fault)
    }
  }

  const isStruckOut = ({ pieces }: Job): boolean =>
    [...pieces.keys()].some((key) => strikes.strike(key))

  const isRefused = ({ pieces }: Job, error: AppError): boolean =>
    [...pieces.keys()].some((key) => refusals.refused(key, error))

  function giveUp({ recordingId, pieces }: Job, error: AppError): void {
    for (const [key, { index }] of pieces) {
      strikes.forget(key)
      recordings.setPiece(recordingId, index, { kind: 'gap', reason: { kind: 'failed', error } })
    }
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
      for (const job of jobs.all()) recall(job)
      patience.end()
      wake()
    },
    async close() {
      isClosed = true
      patience.close()
      const running = jobs.all()
      for (const { controller } of running) controller.abort()
      await Promise.all(running.map(({ done }) => done))
    },
  }
}
