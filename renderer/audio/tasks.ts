import { AppFailure } from '../../shared/app-failure.ts'
import { assertNever } from '../../shared/assert-never.ts'
import type { AppError } from '../../shared/errors.ts'
import type { SoundTask } from '../../shared/ipc/schemas/recordings.ts'
import type { SpeechDetector } from '../../shared/speech/detector.ts'
import { createQueue } from '../../shared/speech/queue.ts'
import { DETECTOR_FRAME_SAMPLES } from '../../shared/speech/speech-spans.ts'
import type { compressSound } from './compress/compress-sound.ts'
import { createDecoding } from './decoding.ts'
import { extract } from './extract.ts'
import type { decodeFile } from './file/decode-file.ts'
import type { AudioPort } from './jutt.ts'
import { listen } from './microphone/listening.ts'
import type { WarmMicrophone } from './microphone/warm-microphone.ts'
import { createPatientDetector } from './session/patient-detector.ts'
import { createSession, type SessionOptions } from './session/session.ts'
import type { Timer } from './timer.ts'

export interface TasksDependencies {
  audio: AudioPort['audio']
  microphone: WarmMicrophone
  lookForMicrophones: () => void
  decode: typeof decodeFile
  compress: typeof compressSound
  detector: SpeechDetector
  timer: Timer
  /** Told of what went wrong without a person having to know. */
  report: (error: unknown) => void
}

/** A recording that still goes on. */
interface Running {
  release(): void
  halt(): void
}

/** Makes the function that does what main asks of the page, and tells main when it has ended. */
export function createTasks(dependencies: TasksDependencies): (task: SoundTask) => void {
  const { audio, microphone, decode, timer, report } = dependencies
  const detector = createPatientDetector(dependencies.detector, timer)
  const running = new Map<string, Running>()
  const oneByOne = createQueue()
  /** Somebody may wait for these. */
  const extractions = createQueue()

  function openSession(options: SessionOptions): ReturnType<typeof createSession> {
    return createSession({ audio, detector, timer, report }, options)
  }

  async function tell(request: Promise<unknown>): Promise<void> {
    try {
      await request
    } catch (error) {
      report(error)
    }
  }

  function onEndOf(recordingId: string): (trouble: AppError | null) => void {
    return (trouble) => {
      running.delete(recordingId)
      void tell(audio.ended({ recordingId, trouble }))
    }
  }

  /** Its model takes a second to load: while the first words are spoken, or decoded. */
  function wakeDetector(): void {
    void tell(dependencies.detector(new Int16Array(DETECTOR_FRAME_SAMPLES)))
  }

  function startListening(task: Extract<SoundTask, { kind: 'listen' }>): Running {
    const { recordingId, microphone: device, staysOpen } = task
    wakeDetector()
    return listen({
      microphone,
      wish: { device, staysOpen },
      timer,
      tell: (news) => void tell(audio.news({ recordingId, news })),
      openSession: (onFailure) => openSession({ recordingId, hasLevels: true, onFailure }),
      onEnd: onEndOf(recordingId),
    })
  }

  function startDecoding(task: Extract<SoundTask, { kind: 'decode' }>): Running {
    const { recordingId, url, track, from, last } = task
    wakeDetector()
    const decoding = createDecoding({
      decode,
      url,
      track,
      from,
      openSession: () => openSession({ recordingId, stored: from, last, isUnhurried: true }),
      onFacts: (facts) => void tell(audio.measured({ recordingId, ...facts })),
      onEnd: onEndOf(recordingId),
    })
    void oneByOne(decoding.run)
    // There is nothing to let go of in a file.
    return { halt: decoding.halt, release: decoding.halt }
  }

  async function compressFor(task: Extract<SoundTask, { kind: 'compress' }>): Promise<void> {
    const { recordingId, url, compressedUrl } = task
    const trouble = await dependencies.compress({
      url,
      compressedUrl,
      async onBytes(bytes) {
        const answer = await audio.compressed({ recordingId, bytes })
        if (!answer.ok) throw new AppFailure(answer.error)
      },
    })
    await tell(audio.compressionEnded({ recordingId, trouble }))
  }

  async function extractFor(task: Extract<SoundTask, { kind: 'extract' }>): Promise<void> {
    const sound = await extracted(task)
    await tell(audio.extracted({ request: task.request, sound }))
  }

  async function extracted(range: { url: string; from: number; to: number }) {
    try {
      return await extract(decode, range)
    } catch (error) {
      report(error)
      return null
    }
  }

  return (task) => {
    switch (task.kind) {
      case 'listen':
        if (!running.has(task.recordingId)) running.set(task.recordingId, startListening(task))
        return
      case 'decode':
        if (!running.has(task.recordingId)) running.set(task.recordingId, startDecoding(task))
        return
      case 'release':
        running.get(task.recordingId)?.release()
        return
      case 'halt':
        running.get(task.recordingId)?.halt()
        return
      case 'compress':
        void compressFor(task)
        return
      case 'extract':
        void extractions(() => extractFor(task))
        return
      case 'look':
        dependencies.lookForMicrophones()
        return
      case 'cool':
        microphone.cool()
        return
      default:
        assertNever(task)
    }
  }
}
