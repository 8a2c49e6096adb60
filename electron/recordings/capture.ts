import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import type {
  Cut,
  Recording,
  RecordingLanguage,
  SoundTask,
} from '../../shared/ipc/schemas/recordings.ts'
import type { MicrophoneChoice } from '../../shared/ipc/schemas/microphones.ts'
import type { Clock } from '../service/clock.ts'
import type { NewRecording, Recordings } from './recordings.ts'
import { createSoundEnd, type SoundEnd } from './sound-end.ts'
import { storing } from './storage-failure.ts'

/** Orders sound from the audio page, and keeps what it sends. What cannot be done is an AppFailure. */
export interface Capture {
  /** Begins to record what is spoken. */
  dictate(wanted: { language: RecordingLanguage; holder: Holder }): Recording
  /** Begins to read a file, at once or when the audio page is there. */
  addFile(wanted: { path: string; name: string; language: RecordingLanguage }): Recording
  /** No more is spoken: its tail is kept, and all of it is transcribed. Nothing happens to what has ended. */
  release(recordingId: string): void
  /** Ends it; the sound is kept, and nothing more of it is sent. */
  cancel(recordingId: string): void
  /** Ends it and takes it from the list; it can be restored until the next start. */
  delete(recordingId: string): void
  /** As delete, with all of them or none. */
  deleteMany(recordingIds: readonly string[]): void
  /** The window was loaded anew: nobody holds a key in it any more. */
  releaseAll(): void
  /** The audio page was loaded, for the first time or anew. */
  pageReady(): void
  /** The audio page died. */
  pageLost(): void
  append(sound: { recordingId: string; sound: Uint8Array; cuts: readonly Cut[] }): void
  /** Stored sound, for the segmenter that goes on with it. */
  read(range: { recordingId: string; from: number; to: number }): Uint8Array<ArrayBuffer>
  measured(file: { recordingId: string; length: number }): void
  ended(end: { recordingId: string; trouble: AppError | null }): void
  /** For quitting: what is spoken ends here; what is read from a file goes on at the next start. */
  close(): void
}

/** Where the key is held for what is spoken: in the window, or by the shortcut for any program. */
export type Holder = 'window' | 'shortcut'

/** What the audio page is doing for a recording, or will do as soon as it is there. */
interface Task {
  source: 'microphone' | 'file'
  /** Null for a file. */
  holder: Holder | null
  isSent: boolean
  isCancelled: boolean
  /** Stops waiting for the page to end it; null while nobody waits for that. */
  callOff: (() => void) | null
  /** How often the page died while it read this file, and how much sound there was at the last time. */
  deaths: { times: number; samples: number }
}

/** Milliseconds; by then a page that works has ended what it was told to end. */
const patience = { halt: 2000, release: 10_000 }

/** Deaths of the page at the same place of a file, after which that file is not read on. */
const mostDeaths = 3

const interrupted: AppError = { code: 'sound_interrupted' }

export function createCapture(dependencies: {
  recordings: Recordings
  send: (task: SoundTask) => void
  /** How the person wants to be heard; asked at each recording. */
  listening: () => { microphone: MicrophoneChoice; staysOpen: boolean }
  clock: Clock
  report: (where: string, error: unknown) => void
}): Capture {
  const { recordings, send, clock } = dependencies
  const soundEnd: SoundEnd = createSoundEnd(dependencies)
  const tasks = new Map<string, Task>()
  let isPageUp = false

  function begin(wanted: NewRecording, holder: Holder | null): Recording {
    const recording = storing(() => recordings.begin(wanted))
    add(recording.id, wanted.source.kind, holder)
    return recording
  }

  function add(recordingId: string, source: Task['source'], holder: Holder | null): void {
    const deaths = { times: 0, samples: 0 }
    const begun = { isSent: false, isCancelled: false, callOff: null }
    tasks.set(recordingId, { source, holder, ...begun, deaths })
    if (isPageUp) start(recordingId)
  }

  function start(recordingId: string): void {
    const task = tasks.get(recordingId)
    if (!task || task.isSent) return
    task.isSent = true
    if (task.source === 'microphone')
      send({ kind: 'listen', recordingId, ...dependencies.listening() })
    else decode(recordingId)
  }

  function decode(recordingId: string): void {
    try {
      const isInterrupted = recordings.find(recordingId)?.state.kind === 'interrupted'
      const { recording, pieces } = isInterrupted
        ? recordings.resume(recordingId)
        : recordings.open(recordingId)
      send({
        kind: 'decode',
        recordingId,
        url: `/source/${recordingId}`,
        from: recording.samples,
        last: pieces.at(-1) ?? null,
      })
    } catch (thrown) {
      dependencies.report('reading a file', thrown)
      // It stays interrupted: the next start tries again.
      tasks.delete(recordingId)
    }
  }

  /** Tells the page to end it, and ends it anyway where the page does not in time. */
  function ask(kind: 'release' | 'halt', recordingId: string, task: Task): void {
    send({ kind, recordingId })
    task.callOff?.()
    task.callOff = clock.after(patience[kind], () => {
      if (kind === 'release') send({ kind: 'halt', recordingId })
      end(recordingId, interrupted)
    })
  }

  function end(recordingId: string, trouble: AppError | null): void {
    const task = tasks.get(recordingId)
    if (!task) return
    task.callOff?.()
    tasks.delete(recordingId)
    soundEnd.store(recordingId, task.isCancelled ? 'cancelled' : trouble)
  }

  function release(recordingId: string): void {
    const task = tasks.get(recordingId)
    if (task?.source !== 'microphone' || task.callOff) return
    storing(() => recordings.noteRelease(recordingId))
    if (task.isSent) ask('release', recordingId, task)
    else end(recordingId, interrupted)
  }

  /** What the page was doing ends with it; files are read on by the next one. */
  function lose(): void {
    let isBeingRead = true
    for (const [recordingId, task] of tasks) {
      if (!task.isSent) continue
      if (task.source === 'microphone' || task.isCancelled) end(recordingId, interrupted)
      else {
        task.isSent = false
        // Files are read one by one, in this order.
        if (isBeingRead) countDeath(recordingId, task)
        isBeingRead = false
      }
    }
  }

  /** A file that kills each page that reads it would do so for ever. */
  function countDeath(recordingId: string, { deaths }: Task): void {
    const samples = recordings.find(recordingId)?.samples ?? 0
    deaths.times = samples > deaths.samples ? 1 : deaths.times + 1
    deaths.samples = samples
    if (deaths.times < mostDeaths) return
    end(recordingId, { code: samples > 0 ? 'sound_cut_short' : 'sound_unreadable' })
  }

  /** Nothing more of its sound is wanted. */
  function drop(recordingId: string): void {
    const task = tasks.get(recordingId)
    task?.callOff?.()
    tasks.delete(recordingId)
    if (task?.isSent) send({ kind: 'halt', recordingId })
  }

  return {
    dictate: ({ language, holder }) => begin({ source: { kind: 'microphone' }, language }, holder),
    addFile: ({ path, name, language }) =>
      begin({ source: { kind: 'file', name, length: null }, language, path }, null),
    release,

    cancel(recordingId) {
      const task = tasks.get(recordingId)
      if (!task) {
        if (recordings.find(recordingId)) storing(() => recordings.cancel(recordingId))
        return
      }
      if (task.isCancelled) return
      task.isCancelled = true
      if (task.isSent) ask('halt', recordingId, task)
      else end(recordingId, null)
    },

    delete(recordingId) {
      drop(recordingId)
      storing(() => recordings.delete(recordingId))
    },
    deleteMany(recordingIds) {
      for (const recordingId of recordingIds) drop(recordingId)
      storing(() => recordings.deleteMany(recordingIds))
    },

    releaseAll() {
      for (const [recordingId, { holder }] of tasks) {
        if (holder === 'window') release(recordingId)
      }
    },

    pageReady() {
      lose()
      isPageUp = true
      for (const { id, state } of recordings.unfinished()) {
        if (state.kind === 'interrupted' && !tasks.has(id)) add(id, 'file', null)
      }
      for (const recordingId of tasks.keys()) start(recordingId)
    },
    pageLost() {
      isPageUp = false
      lose()
    },

    append({ recordingId, sound, cuts }) {
      const task = tasks.get(recordingId)
      if (!task) throw new AppFailure({ code: 'invalid_request' })
      // A piece of what is being cancelled would be on its way before its end is told; the end covers all of it.
      storing(() => recordings.append(recordingId, sound, task.isCancelled ? [] : cuts))
    },
    read: ({ recordingId, from, to }) => recordings.readSamples(recordingId, from, to),
    measured({ recordingId, length }) {
      storing(() => recordings.setLength(recordingId, length))
    },
    ended: ({ recordingId, trouble }) => end(recordingId, trouble),

    close() {
      isPageUp = false
      for (const [recordingId, task] of tasks) {
        if (task.source === 'microphone' || task.isCancelled) end(recordingId, null)
      }
      tasks.clear()
      soundEnd.close()
    },
  }
}
