import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach } from 'vitest'
import { ServiceError } from '../../../electron/service/errors/service-error.ts'
import type { ErrorCode } from '../../../shared/errors.ts'
import type { Cut, Piece, RecordingLanguage } from '../../../shared/ipc/schemas/recordings.ts'
import {
  hearsAll,
  markedSound,
  openTranscriber,
  type Answering,
  type TranscriberLab,
} from './transcriber-lab.ts'

/** Each test's transcriber in a folder of its own, and what tests ask of it. */
export interface Trial {
  readonly lab: TranscriberLab
  /** A start of Jutt; a second one in the same test finds what the first one stored. */
  start(answering?: Answering): TranscriberLab
  /** A recording that still runs, cut as told. */
  running(cuts: Cut[], kind: 'microphone' | 'file', language: RecordingLanguage): string
  /** A recording whose sound has ended. */
  ended(cuts: Cut[], kind?: 'microphone' | 'file', language?: RecordingLanguage): string
  pieces(recordingId: string): Piece[]
  kinds(recordingId: string): string[]
  isDone(recordingId: string): () => boolean
  /** The stretches that were asked for, in seconds. */
  places(): string[]
}

export function openTrial(): Trial {
  let folder: string
  let lab: TranscriberLab | null = null
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'jutt-transcriber-'))))
  afterEach(async () => {
    await lab?.transcriber.close()
    lab?.recordings.close()
    rmSync(folder, { recursive: true })
  })

  function current(): TranscriberLab {
    if (!lab) throw new Error('It has not been started')
    return lab
  }

  const pieces = (id: string): Piece[] => current().recordings.open(id).pieces

  function running(cuts: Cut[], kind: 'microphone' | 'file', language: RecordingLanguage): string {
    const { recordings } = current()
    const source = kind === 'file' ? { kind, name: 'a.mp3', length: null } : { kind }
    const { id } = recordings.begin({ source, language })
    recordings.append(id, markedSound(0, cuts.at(-1)?.end ?? 0), cuts)
    return id
  }

  return {
    get lab() {
      return current()
    },
    start: (answering = hearsAll) => (lab = openTranscriber(folder, answering)),
    running,
    ended(cuts, kind = 'file', language = 'et') {
      const id = running(cuts, kind, language)
      current().recordings.finish(id)
      return id
    },
    pieces,
    kinds: (id) => pieces(id).map(({ state }) => state.kind),
    isDone: (id) => () => current().recordings.find(id)?.state.kind === 'done',
    places: () => current().asked.map(({ from, to }) => `${from}-${to}`),
  }
}

export const fault = (code: ErrorCode, more: { retryAfterSeconds?: number } = {}): ServiceError =>
  new ServiceError({ code, ...more })

export function fails(code: ErrorCode): never {
  throw fault(code)
}

export const hangs = (): Promise<never> => new Promise(() => undefined)
