import type { FileWork } from '../../../shared/file-work.ts'
import type {
  Piece,
  Recording,
  TimesLeft,
  TranscriberState,
} from '../../../shared/ipc/schemas/recordings.ts'
import type { Clock } from '../../service/clock.ts'
import type { Recordings } from '../recordings.ts'
import { createPace } from './pace.ts'
import { timesLeft } from './times-left.ts'

/** Watches how far the files of the queue are. */
export interface QueueWatch {
  /** Something about recordings or the transcriber has changed. */
  changed(): void
  piecesChanged(pieces: readonly Piece[]): void
  close(): void
}

/** Milliseconds between two looks. */
const lookEvery = 1000

export function createQueueWatch(dependencies: {
  recordings: Pick<Recordings, 'queue'>
  transcriber: () => TranscriberState
  /** Is this recording kept from the service that stands in? */
  isKept: (recording: Recording) => boolean
  clock: Clock
  listener: { work: (work: FileWork) => void; timesLeft: (times: TimesLeft) => void }
  report: (where: string, error: unknown) => void
}): QueueWatch {
  const { recordings, transcriber, isKept, clock, listener, report } = dependencies
  const pace = createPace(() => clock.now())
  /** Samples of sound that was cut, and of it what holds no speech: for that, no time is needed. */
  const cut = { all: 0, silent: 0 }
  /** Samples of the files that came since the queue was empty; what is not in the queue any more is done. */
  const lengths = new Map<string, number>()
  let told = { work: '', times: '' }
  let callOff: (() => void) | null = null

  function look(): void {
    callOff = null
    try {
      const files = recordings.queue()
      const active = files.filter(({ state }) => state.kind !== 'paused')
      const work = workOf(active, files)
      pace.run(work.kind === 'running')
      tell(work, work.kind === 'running' ? timesOf(active) : [])
      if (work.kind === 'running') lookSoon()
    } catch (error) {
      report('watching the queue', error)
    }
  }

  function lookSoon(): void {
    callOff ??= clock.after(lookEvery, look)
  }

  function workOf(active: readonly Recording[], files: readonly Recording[]): FileWork {
    if (active.length === 0) {
      if (files.length === 0) lengths.clear()
      return { kind: 'none' }
    }
    for (const file of files) lengths.set(file.id, lengthOf(file) ?? 0)
    const paused = new Set(files.filter((file) => !active.includes(file)).map(({ id }) => id))
    const counted = [...lengths].filter(([id]) => !paused.has(id))
    const total = counted.reduce((sum, [, length]) => sum + length, 0)
    const left = active.reduce((sum, file) => sum + leftOf(file), 0)
    const isKnown = total > 0 && active.every((file) => lengthOf(file) !== null)
    const part = isKnown ? Math.max(0, 1 - left / total) : null
    return { kind: isRunning(active) ? 'running' : 'held', part }
  }

  function isRunning(active: readonly Recording[]): boolean {
    if (active.some(({ state }) => state.kind !== 'processing')) return true
    if (active.every(isKept)) return false
    const state = transcriber()
    if (state.kind === 'waiting') return state.error.code === 'rate_limited'
    return state.kind === 'ready'
  }

  function timesOf(active: readonly Recording[]): TimesLeft {
    const speed = pace.samplesPerSecond()
    if (speed === null) return []
    const spoken = cut.all === 0 ? 1 : 1 - cut.silent / cut.all
    const known = active.filter((file) => !isKept(file))
    const remaining = known.map((file) => ({
      id: file.id,
      samples: file.untranscribed + spoken * (leftOf(file) - file.untranscribed),
    }))
    const seconds = timesLeft(remaining, speed)
    return known.flatMap((file) => {
      const time = seconds.get(file.id)
      return time === undefined || lengthOf(file) === null
        ? []
        : [{ recordingId: file.id, seconds: Math.ceil(time) }]
    })
  }

  function tell(work: FileWork, times: TimesLeft): void {
    const next = { work: JSON.stringify(work), times: JSON.stringify(times) }
    if (next.work !== told.work) listener.work(work)
    if (next.times !== told.times) listener.timesLeft(times)
    told = next
  }

  return {
    changed: lookSoon,
    piecesChanged(pieces) {
      for (const { start, end, state } of pieces) {
        const samples = end - start
        if (state.kind === 'silent' || state.kind === 'waiting') cut.all += samples
        if (state.kind === 'silent') cut.silent += samples
        if (state.kind === 'done' || state.kind === 'gap') pace.done(samples)
      }
      lookSoon()
    },
    close: () => callOff?.(),
  }
}

/** Samples of the whole file; null where it does not tell and is not read to its end. */
function lengthOf({ state, source, samples }: Recording): number | null {
  const isRead = state.kind === 'processing' || (state.kind === 'paused' && state.unread !== true)
  if (isRead) return samples
  return source.kind === 'file' && source.length !== null ? Math.max(source.length, samples) : null
}

/** Samples that are still to be read or transcribed, as far as they are known. */
function leftOf(file: Recording): number {
  return (lengthOf(file) ?? file.samples) - file.samples + file.untranscribed
}
