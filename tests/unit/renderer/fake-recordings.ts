import type { EventName } from '../../../shared/ipc/channels.ts'
import type { EventPayload, Jutt } from '../../../shared/ipc/contract.ts'
import type { Result } from '../../../shared/result.ts'
import { dictatedText } from '../../../shared/transcript/dictated-text.ts'
import { emptyLog, withChange, type LogChange } from '../../../shared/transcript/edit-log.ts'
import type {
  Dictation,
  OfferedFile,
  OpenRecording,
  Piece,
  Recording,
} from '../../../shared/ipc/schemas/recordings.ts'

/** A dictation that has just begun, or what the changes make of it. */
export function recordingOf(id: string, changes: Partial<Recording> = {}): Recording {
  return {
    id,
    source: { kind: 'microphone' },
    language: 'et',
    createdAt: 0,
    isPractice: false,
    state: { kind: 'recording' },
    queuePlace: 0,
    samples: 0,
    sound: { kind: 'whole' },
    untranscribed: 0,
    gaps: 0,
    hasSpeech: false,
    trouble: null,
    deliveredAt: null,
    ...changes,
  }
}

/** The piece at that place, ten seconds long; with its text unless the changes say otherwise. */
export function pieceOf(index: number, text: string, changes: Partial<Piece> = {}): Piece {
  const start = index * 160_000
  const end = start + 160_000
  return {
    index,
    start,
    end,
    speech: [{ start, end }],
    text,
    times: null,
    model: null,
    state: { kind: 'done' },
    ending: 'pause',
    ...changes,
  }
}

/** What main keeps of recordings, and what a test does in main's place. */
export interface FakeRecordings {
  /** Recordings with their pieces; what was delivered stays here, and leaves the list. */
  recordingsKept: Map<string, OpenRecording>
  /** What was asked of recordings, in order: "release recording-1". */
  asked: string[]
  /** What the person chooses in the dialog that main opens. */
  filesToChoose: string[]
  /** What a model makes of dictated text. */
  model: { tidies: (text: string) => string | null }
  /** Changes a recording and announces it; one that is not there yet is added. */
  change(recordingId: string, changes: Partial<Recording>): void
  /** Pieces come, new or changed. */
  hear(recordingId: string, ...pieces: Piece[]): void
}

type Domains = Pick<Jutt, 'recordings' | 'microphones' | 'shortcut' | 'overlay' | 'files' | 'audio'>

/** The recordings of the fake main: it keeps and announces; sound and text are what a test says they are. */
export function createFakeRecordings(main: {
  answer: <T>(value: () => T) => Promise<Result<T>>
  emit: <Name extends EventName>(name: Name, payload: EventPayload<Name>) => void
}): FakeRecordings & Domains {
  const { answer, emit } = main
  const recordingsKept: FakeRecordings['recordingsKept'] = new Map()
  const unlisted = new Set<string>()
  const offered = new Map<string, OfferedFile>()
  const asked: string[] = []
  const filesToChoose: string[] = []
  const model: FakeRecordings['model'] = { tidies: () => null }
  let begun = 0

  function kept(recordingId: string): OpenRecording {
    const found = recordingsKept.get(recordingId)
    if (!found) throw new Error(`No recording ${recordingId}`)
    return found
  }

  function change(recordingId: string, changes: Partial<Recording>): Recording {
    const old = recordingsKept.get(recordingId)
    const recording = { ...(old?.recording ?? recordingOf(recordingId)), ...changes }
    recordingsKept.set(recordingId, {
      recording,
      pieces: old?.pieces ?? [],
      log: old?.log ?? emptyLog,
    })
    emit('recordings:changed', { changed: [recording], removed: [] })
    return recording
  }

  function changeLog(recordingId: string, change: LogChange): undefined {
    const entry = kept(recordingId)
    entry.log = withChange(entry.log, change) ?? entry.log
    emit('recordings:edits', { recordingId, ...change })
  }

  function moveInForce(recordingId: string, by: 1 | -1): undefined {
    const { edits, inForce } = kept(recordingId).log
    return changeLog(recordingId, { kept: edits.length, added: [], inForce: inForce + by })
  }

  function describe(recordingId: string): Dictation {
    const { recording, pieces } = kept(recordingId)
    const { text } = dictatedText(pieces)
    return { recording, text, heard: text, untilSound: null, untilText: null }
  }

  function hear(recordingId: string, ...pieces: Piece[]): void {
    const entry = kept(recordingId)
    const fresh = new Set(pieces.map(({ index }) => index))
    entry.pieces = [...entry.pieces.filter(({ index }) => !fresh.has(index)), ...pieces].toSorted(
      (a, b) => a.index - b.index,
    )
    emit('recordings:pieces', { recordingId, pieces })
  }

  function unlist(recordingId: string): void {
    unlisted.add(recordingId)
    emit('recordings:changed', { changed: [], removed: [recordingId] })
  }

  function begin(changes: Partial<Recording>): Recording {
    begun += 1
    return change(`recording-${begun}`, { createdAt: begun, ...changes })
  }

  function fileOf(name: string): Partial<Recording> {
    return { source: { kind: 'file', name, length: null } }
  }

  return {
    recordingsKept,
    asked,
    filesToChoose,
    model,
    change: (recordingId, changes) => void change(recordingId, changes),
    hear,
    files: {
      offer: ({ name }) =>
        answer(() => {
          const file = { handle: `handle-${offered.size + 1}`, name }
          offered.set(file.handle, file)
          return file
        }),
      read: ({ handle }) => answer(() => new TextEncoder().encode(handle)),
    },
    recordings: {
      list: ({ after, limit }) =>
        answer(() => {
          const all = [...recordingsKept.values()]
            .map(({ recording }) => recording)
            .filter(({ id }) => !unlisted.has(id))
            .toSorted((a, b) => b.createdAt - a.createdAt)
          const start = after === null ? 0 : all.findIndex(({ id }) => id === after.id) + 1
          const recordings = all.slice(start, start + limit)
          const last = recordings.at(-1)
          const more = start + limit < all.length && last
          return { recordings, next: more ? { createdAt: last.createdAt, id: last.id } : null }
        }),
      open: ({ recordingId }) =>
        answer(() => {
          asked.push(`open ${recordingId}`)
          return structuredClone(kept(recordingId))
        }),
      dictate: ({ language }) =>
        answer(() => {
          const recording = begin({ language })
          asked.push(`dictate ${language}`)
          return recording
        }),
      release: ({ recordingId }) => answer(() => void asked.push(`release ${recordingId}`)),
      cancel: ({ recordingId }) =>
        answer(() => {
          asked.push(`cancel ${recordingId}`)
          change(recordingId, { state: { kind: 'cancelled' } })
          return undefined
        }),
      pause: ({ recordingId }) =>
        answer(() => {
          asked.push(`pause ${recordingId}`)
          change(recordingId, { state: { kind: 'paused' } })
          return undefined
        }),
      goOn: ({ recordingId }) =>
        answer(() => {
          asked.push(`goOn ${recordingId}`)
          change(recordingId, { state: { kind: 'processing' } })
          return undefined
        }),
      addTrack: ({ recordingId, track }) =>
        answer(() => {
          asked.push(`addTrack ${recordingId} ${track}`)
          return change(`${recordingId}-${track}`, kept(recordingId).recording)
        }),
      move: ({ recordingId, to }) => answer(() => void asked.push(`move ${recordingId} ${to}`)),
      delivered: ({ recordingId }) =>
        answer(() => {
          asked.push(`delivered ${recordingId}`)
          unlisted.add(recordingId)
          change(recordingId, { deliveredAt: 1 })
          return undefined
        }),
      dictations: ({ limit }) =>
        answer(() => {
          const all = [...recordingsKept.keys()].map(describe)
          const dictations = all
            .filter(({ recording }) => recording.source.kind === 'microphone')
            .toSorted((a, b) => b.recording.createdAt - a.recording.createdAt)
          return { dictations: dictations.slice(0, limit), next: null }
        }),
      dictation: ({ recordingId }) => answer(() => describe(recordingId)),
      addFile: ({ handle, language }) =>
        answer(() => {
          const file = offered.get(handle)
          if (!file) throw new Error(`No file ${handle}`)
          offered.delete(handle)
          asked.push(`addFile ${file.name} ${language}`)
          return begin({ ...fileOf(file.name), language })
        }),
      chooseFiles: ({ language }) =>
        answer(() => {
          asked.push(`chooseFiles ${language}`)
          return filesToChoose.map((name) => begin({ ...fileOf(name), language }))
        }),
      retry: ({ recordingId, index }) =>
        answer(() => {
          asked.push(`retry ${recordingId} ${index}`)
          const waiting = kept(recordingId)
            .pieces.filter((piece) => index === null || piece.index === index)
            .filter(({ state }) => state.kind === 'gap')
            .map((piece): Piece => ({ ...piece, state: { kind: 'waiting' } }))
          hear(recordingId, ...waiting)
          const gaps = kept(recordingId).recording.gaps - waiting.length
          return change(recordingId, { state: { kind: 'processing' }, gaps })
        }),
      tryNow: () => answer(() => void asked.push('tryNow')),
      cleanUp: ({ recordingId, text }) =>
        answer(() => {
          asked.push(`cleanUp ${recordingId} ${text}`)
          return { text: model.tidies(text) }
        }),
      delete: ({ recordingId }) =>
        answer(() => {
          asked.push(`delete ${recordingId}`)
          unlist(recordingId)
          return undefined
        }),
      rename: ({ recordingId, title }) =>
        answer(() => {
          asked.push(`rename ${recordingId} ${title}`)
          const { source } = kept(recordingId).recording
          return change(recordingId, { source: { ...source, title } })
        }),
      restore: ({ recordingId }) =>
        answer(() => {
          asked.push(`restore ${recordingId}`)
          unlisted.delete(recordingId)
          return change(recordingId, {})
        }),
      again: () => answer(() => undefined),
      cancelAgain: () => answer(() => undefined),
      compressSound: () => answer(() => undefined),
      deleteSound: ({ recordingId }) =>
        answer(() => change(recordingId, { sound: { kind: 'deleted' } })),
      peaks: () => answer(() => ({ peaks: Uint8Array.of(), samplesPerPeak: 1600 })),
      edit: ({ recordingId, changes }) =>
        answer(() => {
          const { inForce } = kept(recordingId).log
          const added = [{ number: inForce + 1, changes }]
          return changeLog(recordingId, { kept: inForce, added, inForce: inForce + 1 })
        }),
      undoEdit: ({ recordingId }) => answer(() => moveInForce(recordingId, -1)),
      redoEdit: ({ recordingId }) => answer(() => moveInForce(recordingId, 1)),
    },
    shortcut: { state: () => answer(() => ({ way: 'hook' as const, obstacles: [] })) },
    microphones: { list: () => answer(() => ({ microphones: [] })) },
    // The window's page has none of these.
    overlay: {
      view: () =>
        answer(() => ({ language: 'en' as const, state: { kind: 'hidden' as const }, text: '' })),
      finish: () => answer(() => undefined),
      cancel: () => answer(() => undefined),
      dismiss: () => answer(() => undefined),
      copy: () => answer(() => undefined),
    },
    audio: {
      ready: () => answer(() => undefined),
      append: () => answer(() => undefined),
      read: () => answer(() => new Uint8Array()),
      measured: () => answer(() => undefined),
      ended: () => answer(() => undefined),
      level: () => answer(() => undefined),
      compressed: () => answer(() => undefined),
      compressionEnded: () => answer(() => undefined),
      extracted: () => answer(() => undefined),
      news: () => answer(() => undefined),
      microphones: () => answer(() => undefined),
    },
  }
}
