import { AppFailure } from '../../shared/app-failure.ts'
import type { AppError } from '../../shared/errors.ts'
import type {
  Cut,
  FileFacts,
  QueueMove,
  Recording,
  RecordingLanguage,
} from '../../shared/ipc/schemas/recordings.ts'
import type { MicrophoneChoice } from '../../shared/ipc/schemas/microphones.ts'
import type { Clock } from '../service/clock.ts'
import type { AudioPage, AudioPageUser } from './audio-page.ts'
import {
  howItEnded,
  isToEnd,
  newTask,
  type Holder,
  type Leaving,
  type Task,
} from './capture-task.ts'
import type { NewRecording, Recordings } from './recordings.ts'
import { nextToRead } from './queue/next-to-read.ts'
import { explainTrouble, sourceTrouble } from './source/source-trouble.ts'
import { createSoundEnd, type SoundEnd } from './sound-end.ts'
import { storing } from './storage-failure.ts'

/** Orders sound from the audio page, and keeps what it sends. What cannot be done is an AppFailure. */
export interface Capture extends AudioPageUser {
  /** Begins to record what is spoken. */
  dictate(wanted: { language: RecordingLanguage; holder: Holder }): Recording
  /** Takes a file into the queue of those that are read, one at a time. */
  addFile(wanted: { path: string; name: string; language: RecordingLanguage }): Recording
  /** Takes another track of the file that a recording was read from into the queue, as a recording of its own. */
  addTrack(recordingId: string, track: number): Recording
  /** No more is spoken: its tail is kept, and all of it is transcribed. Nothing happens to what has ended. */
  release(recordingId: string): void
  /** Ends it; the sound is kept, and nothing more of it is sent. */
  cancel(recordingId: string): void
  /** Nothing of a file is read or sent any more until it goes on. */
  pause(recordingId: string): void
  goOn(recordingId: string): void
  /** As Recordings.retry; a file that was left before its end is read on. */
  retry(recordingId: string, index: number | null): Recording
  /** Gives a file another place in the queue. */
  move(recordingId: string, to: QueueMove): void
  /** Ends it and takes it from the list; it can be restored until the next start. */
  delete(recordingId: string): void
  /** As delete, with all of them or none. */
  deleteMany(recordingIds: readonly string[]): void
  /** Goes on with the files that were left unread. */
  takeUp(): void
  /** The window was loaded anew: nobody holds a key in it any more. */
  releaseAll(): void
  append(sound: { recordingId: string; sound: Uint8Array; cuts: readonly Cut[] }): void
  /** Stored sound, for the segmenter that goes on with it. */
  read(range: { recordingId: string; from: number; to: number }): Uint8Array<ArrayBuffer>
  measured(file: FileFacts & { recordingId: string }): void
  ended(end: { recordingId: string; trouble: AppError | null }): void
  /** For quitting: what is spoken ends here; what is read from a file goes on at the next start. */
  close(): void
}

/** Milliseconds; by then a page that works has ended what it was told to end. */
const patience = { halt: 2000, release: 10_000 }

/** Deaths of the page at the same place of a file, after which that file is not read on. */
const mostDeaths = 3

const interrupted: AppError = { code: 'sound_interrupted' }

export function createCapture(dependencies: {
  recordings: Recordings
  page: AudioPage
  /** How the person wants to be heard; asked at each recording. */
  listening: () => { microphone: MicrophoneChoice; staysOpen: boolean }
  /** Has the connection made ready over which the first piece will go, as soon as somebody begins to speak. */
  warmUp: () => Promise<void>
  clock: Clock
  report: (where: string, error: unknown) => void
}): Capture {
  const { recordings, page, clock } = dependencies
  const soundEnd: SoundEnd = createSoundEnd(dependencies)
  const tasks = new Map<string, Task>()
  let isClosed = false

  function begin(wanted: NewRecording, holder: Holder | null): Recording {
    const recording = storing(() => recordings.begin(wanted))
    add(recording.id, wanted.source.kind, holder)
    startWhatMay()
    const task = tasks.get(recording.id)
    if (task?.source !== 'file' || task.isSent) return recording
    return storing(() => recordings.setAside(recording.id))
  }

  function add(recordingId: string, source: Task['source'], holder: Holder | null): void {
    tasks.set(recordingId, newTask(source, holder))
  }

  /** All that is spoken, and one file at a time. */
  function startWhatMay(): void {
    if (tasks.size === 0 || !page.wake()) return
    for (const [recordingId, task] of tasks) {
      if (task.source === 'file' || task.isSent) continue
      task.isSent = true
      page.send({ kind: 'listen', recordingId, ...dependencies.listening() })
    }
    readNext()
  }

  function readNext(): void {
    const files = [...tasks].filter(([, { source }]) => source === 'file')
    if (isClosed || files.length === 0 || !page.isReady()) return
    const [reading, task] = files.find(([, { isSent }]) => isSent) ?? [null, null]
    // It is about to end, and then the next one is looked for.
    if (task?.leaving) return
    const ids = new Set(files.map(([id]) => id))
    const next = nextToRead(
      recordings.unfinished().filter(({ id }) => ids.has(id)),
      reading,
    )
    if (next === null || next === reading) return
    if (reading !== null && task !== null) leave('set aside', reading, task)
    else decode(next)
  }

  /** Takes up files that are to be read and of which nobody knows yet. */
  function takeUp(): void {
    for (const { id, state } of recordings.unfinished()) {
      if (state.kind === 'interrupted' && !tasks.has(id)) add(id, 'file', null)
    }
    startWhatMay()
  }

  function decode(recordingId: string): void {
    const task = tasks.get(recordingId)
    if (!task) return
    const trouble = sourceTrouble(recordings.sourceState(recordingId))
    if (trouble) {
      end(recordingId, trouble)
      return
    }
    task.isSent = true
    try {
      const isInterrupted = recordings.find(recordingId)?.state.kind === 'interrupted'
      const { recording, pieces } = isInterrupted
        ? recordings.resume(recordingId)
        : recordings.open(recordingId)
      page.send({
        kind: 'decode',
        recordingId,
        url: `/source/${recordingId}`,
        track: recording.source.kind === 'file' ? (recording.source.track ?? null) : null,
        from: recording.samples,
        last: pieces.at(-1) ?? null,
      })
    } catch (thrown) {
      dependencies.report('reading a file', thrown)
      // It stays interrupted: the next start tries again.
      tasks.delete(recordingId)
      readNext()
    }
  }

  /** Tells the page to end it, and ends what is not to be read on anyway where the page does not in time. */
  function ask(kind: 'release' | 'halt', recordingId: string, task: Task): void {
    page.send({ kind, recordingId })
    task.callOff?.()
    // Sound that comes late must not meet a page that reads the file on: there is no end before the page tells of it.
    if (task.leaving === 'paused' || task.leaving === 'set aside') return
    task.callOff = clock.after(patience[kind], () => {
      if (kind === 'release') page.send({ kind: 'halt', recordingId })
      end(recordingId, interrupted)
    })
  }

  /** Ends it for a reason, where the page is doing it, as soon as the page has ended it. */
  function leave(why: Leaving, recordingId: string, task: Task): void {
    // Whoever cancels what is being paused wants it cancelled, and the other way round.
    task.leaving = why
    if (task.isSent) ask('halt', recordingId, task)
    else end(recordingId, null)
  }

  function end(recordingId: string, trouble: AppError | null): void {
    const task = tasks.get(recordingId)
    if (!task) return
    task.callOff?.()
    if (task.leaving === 'set aside' && trouble === null) setAside(recordingId, task)
    else {
      tasks.delete(recordingId)
      const isRead = task.source === 'file' && task.leaving === null
      const explained = isRead ? explain(recordingId, trouble) : trouble
      soundEnd.store(recordingId, howItEnded(task, explained))
    }
    readNext()
  }

  function explain(recordingId: string, trouble: AppError | null): AppError | null {
    const recording = recordings.find(recordingId)
    if (recording === null) return trouble
    const state = recordings.sourceState(recordingId)
    return explainTrouble(trouble, { state, samples: recording.samples })
  }

  function setAside(recordingId: string, task: Task): void {
    task.isSent = false
    task.leaving = null
    try {
      recordings.setAside(recordingId)
    } catch (thrown) {
      dependencies.report('setting a file aside', thrown)
    }
  }

  function release(recordingId: string): void {
    const task = tasks.get(recordingId)
    if (task?.source !== 'microphone' || task.callOff) return
    storing(() => recordings.noteRelease(recordingId))
    if (task.isSent) ask('release', recordingId, task)
    else end(recordingId, interrupted)
  }

  /** What the page was doing ends with it; a file is read on by the next one. */
  function lose(): void {
    for (const [recordingId, task] of tasks) {
      if (!task.isSent) continue
      if (task.source === 'microphone' || isToEnd(task)) end(recordingId, interrupted)
      else {
        task.isSent = false
        task.leaving = null
        countDeath(recordingId, task)
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
    if (task?.isSent) page.send({ kind: 'halt', recordingId })
  }

  return {
    dictate({ language, holder }) {
      void dependencies.warmUp()
      return begin({ source: { kind: 'microphone' }, language }, holder)
    },
    addFile: ({ path, name, language }) =>
      begin({ source: { kind: 'file', name, length: null }, language, path }, null),
    addTrack(recordingId, track) {
      const recording = recordings.find(recordingId)
      const path = recording && recordings.pathOf(recordingId)
      if (recording?.source.kind !== 'file' || !path) throw new AppFailure({ code: 'not_found' })
      const { kind, name, length, tracks } = recording.source
      const source = { kind, name, length, track, ...(tracks && { tracks }) }
      return begin({ source, language: recording.language, path }, null)
    },
    release,

    cancel(recordingId) {
      const task = tasks.get(recordingId)
      if (!task) {
        if (recordings.find(recordingId)) storing(() => recordings.cancel(recordingId))
      } else if (task.leaving !== 'cancelled') leave('cancelled', recordingId, task)
    },
    pause(recordingId) {
      const task = tasks.get(recordingId)
      if (!task) storing(() => recordings.pause(recordingId))
      else if (task.source === 'microphone') throw new AppFailure({ code: 'invalid_request' })
      else if (task.leaving !== 'cancelled') leave('paused', recordingId, task)
    },
    goOn(recordingId) {
      storing(() => recordings.unpause(recordingId))
      takeUp()
    },
    retry(recordingId, index) {
      const retried = storing(() => recordings.retry(recordingId, index))
      takeUp()
      return retried
    },
    move(recordingId, to) {
      storing(() => recordings.move(recordingId, to))
      readNext()
    },

    delete(recordingId) {
      drop(recordingId)
      storing(() => recordings.delete(recordingId))
      readNext()
    },
    deleteMany(recordingIds) {
      for (const recordingId of recordingIds) drop(recordingId)
      storing(() => recordings.deleteMany(recordingIds))
      readNext()
    },

    takeUp,

    releaseAll() {
      for (const [recordingId, { holder }] of tasks) {
        if (holder === 'window') release(recordingId)
      }
    },

    pageReady: takeUp,
    pageLost: lose,

    append({ recordingId, sound, cuts }) {
      const task = tasks.get(recordingId)
      if (!task) throw new AppFailure({ code: 'invalid_request' })
      // A piece of what is being left would be on its way before its end is told; whatever follows covers all of it.
      const taken = task.leaving ? [] : cuts
      storing(() => recordings.append(recordingId, sound, taken))
      if (taken.length > 0 && task.source === 'file') readNext()
    },
    read: ({ recordingId, from, to }) => recordings.readSamples(recordingId, from, to),
    measured({ recordingId, ...facts }) {
      storing(() => recordings.setFacts(recordingId, facts))
    },
    ended: ({ recordingId, trouble }) => end(recordingId, trouble),

    close() {
      isClosed = true
      for (const [recordingId, task] of tasks) {
        if (task.source === 'microphone' || isToEnd(task)) end(recordingId, null)
      }
      tasks.clear()
      soundEnd.close()
    },
  }
}
